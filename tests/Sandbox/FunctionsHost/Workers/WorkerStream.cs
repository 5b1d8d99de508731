using System.Collections.Concurrent;
using System.Threading.Channels;
using Connector.Sandbox.FunctionsHost.Rpc;
using Grpc.Core;

namespace Connector.Sandbox.FunctionsHost.Workers;

/// <summary>The conversation with one worker: requests out, answers matched to them, logs handed on.</summary>
internal sealed class WorkerStream
{
    private readonly Channel<StreamingMessage> _outgoing = Channel.CreateUnbounded<StreamingMessage>(new() { SingleReader = true });
    private readonly ConcurrentDictionary<string, TaskCompletionSource<StreamingMessage>> _waiting = new();
    private readonly CancellationTokenSource _lost = new();

    /// <summary>Gets the worker's log messages.</summary>
    public Action<RpcLog>? OnLog { get; set; }

    /// <summary>Cancelled as soon as the conversation is over, before anything that waits for an answer learns of it.</summary>
    public CancellationToken Lost => _lost.Token;

    public void Send(StreamingMessage message) => _outgoing.Writer.TryWrite(message);

    /// <summary>Sends a request and waits for its answer.</summary>
    /// <exception cref="WorkerLostException">The worker went away.</exception>
    public async Task<StreamingMessage> AskAsync(StreamingMessage request, CancellationToken cancellationToken)
    {
        request.RequestId = Guid.NewGuid().ToString();
        var key = request.InvocationRequest?.InvocationId ?? request.RequestId;
        var answer = new TaskCompletionSource<StreamingMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting[key] = answer;
        Send(request);
        if (Lost.IsCancellationRequested)
            answer.TrySetException(new WorkerLostException());
        try
        {
            return await answer.Task.WaitAsync(cancellationToken);
        }
        finally
        {
            _waiting.TryRemove(key, out _);
        }
    }

    /// <summary>Fails everything that waits for an answer.</summary>
    public void Close()
    {
        _lost.Cancel();
        _outgoing.Writer.TryComplete();
        foreach (var answer in _waiting.Values)
            answer.TrySetException(new WorkerLostException());
    }

    public async Task RunAsync(IAsyncStreamReader<StreamingMessage> incoming, IServerStreamWriter<StreamingMessage> outgoing, CancellationToken cancellationToken)
    {
        try
        {
            await Task.WhenAll(ReadAsync(incoming, cancellationToken), WriteAsync(outgoing, cancellationToken));
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            // The worker's end of the connection is gone: that is how a killed worker looks from here.
        }
        finally
        {
            Close();
        }
    }

    private async Task ReadAsync(IAsyncStreamReader<StreamingMessage> incoming, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var message in incoming.ReadAllAsync(cancellationToken))
            {
                if (message.RpcLog is { } log)
                    OnLog?.Invoke(log);
                else if (_waiting.TryGetValue(message.InvocationResponse?.InvocationId ?? message.RequestId, out var answer))
                    answer.TrySetResult(message);
            }
        }
        finally
        {
            Close();
        }
    }

    private async Task WriteAsync(IServerStreamWriter<StreamingMessage> outgoing, CancellationToken cancellationToken)
    {
        await foreach (var message in _outgoing.Reader.ReadAllAsync(cancellationToken))
            await outgoing.WriteAsync(message, cancellationToken);
    }
}
