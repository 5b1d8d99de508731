'use strict';
// Everything from the functions is shown as text: nothing here ever becomes markup.
const $ = id => document.getElementById(id);
const storage = 'connector-function-key';
let cause = null;
let next = null;

function element(name, text, properties = {}) {
  const made = document.createElement(name);
  if (text !== undefined && text !== null) made.textContent = text;
  return Object.assign(made, properties);
}

function button(text, action, className = '') {
  const made = element('button', text, { type: 'button', className });
  made.addEventListener('click', () => attempt(action));
  return made;
}

const say = text => { $('status').textContent = text; };
const when = text => text ? new Date(text).toLocaleString() : 'never';
const actions = (...buttons) => { const row = element('div', null, { className: 'actions' }); row.append(...buttons); return row; };

async function call(path, body, method = body === undefined ? 'GET' : 'POST') {
  const answer = await fetch('/api/ops/' + path, {
    method,
    headers: { 'x-functions-key': sessionStorage.getItem(storage) ?? '', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (answer.status === 401) {
    forget();
    throw new Error('The function key is not accepted.');
  }
  const content = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(content.title ?? `The call failed with status ${answer.status}.`);
  return content;
}

async function attempt(action) {
  try {
    await action();
  } catch (error) {
    say(error.message);
  }
}

function forget() {
  sessionStorage.removeItem(storage);
  for (const id of ['content', 'refresh', 'leave']) $(id).hidden = true;
  for (const id of ['causes', 'letters', 'letter-body', 'flows', 'operations']) $(id).replaceChildren();
  $('login').hidden = false;
  $('key').focus();
}

async function refresh() {
  const [causes, flows, operations] = await Promise.all([call('causes'), call('flows'), call('operations')]);
  $('login').hidden = true;
  for (const id of ['content', 'refresh', 'leave']) $(id).hidden = false;
  $('causes').replaceChildren(...(causes.causes.length ? causes.causes.map(causeCard) : [element('p', 'Nothing waits for you.', { className: 'good' })]));
  const grid = element('div', null, { className: 'grid' });
  grid.append(...flows.flows.map(flowCard));
  $('flows').replaceChildren(grid);
  $('operations').replaceChildren(...(operations.operations.length ? operations.operations.slice(0, 20).map(operationCard) : [element('p', 'None yet.')]));
}

function count(number, exact) {
  return `${number}${exact ? '' : ' or more'} dead letter${number === 1 ? '' : 's'}`;
}

function causeCard(one) {
  const card = element('article');
  card.append(
    element('h3', `${one.flow}: ${one.code}, ${one.field}${one.value ? ` = ${one.value}` : ''}`),
    element('p', `${count(one.count, one.isExact)}, last ${when(one.lastSeen)}, first ${when(one.firstSeen)}`, { className: 'bad' }),
    element('p', one.advice),
    actions(
      button('Show dead letters', () => showCause(one)),
      button('Replay all of this cause', () => replay({ cause: one.id })),
      button('Discard all of this cause', () => discard(`causes/${one.id}`, `${count(one.count, one.isExact)} of cause ${one.code} will be closed.`), 'danger')));
  return card;
}

async function showCause(one) {
  cause = one;
  next = null;
  $('letters').replaceChildren();
  $('cause-title').textContent = `Dead letters of ${one.code}, ${one.field}${one.value ? ` = ${one.value}` : ''}`;
  $('cause').hidden = false;
  await moreLetters();
  $('cause-title').focus();
}

async function moreLetters() {
  const page = await call(`causes/${encodeURIComponent(cause.id)}?size=50${next ? `&next=${encodeURIComponent(next)}` : ''}`);
  next = page.next ?? null;
  $('more').hidden = !next;
  for (const letter of page.letters) {
    const card = element('article');
    card.append(
      element('h3', letter.key),
      element('p', letter.summary),
      element('p', `${letter.attempts} attempt(s), last ${when(letter.lastSeen)}, correlation id ${letter.correlationId}`),
      actions(
        button('Details', () => showLetter(letter.id)),
        button('Replay', () => replay({ id: letter.id })),
        button('Discard', () => discard(`deadletters/${encodeURIComponent(letter.id)}`, `The dead letter of ${letter.key} will be closed.`), 'danger')));
    $('letters').append(card);
  }
}

async function showLetter(id) {
  const letter = await call(`deadletters/${encodeURIComponent(id)}`);
  const parts = [element('p', `${letter.flow}, first ${when(letter.firstSeen)}, last ${when(letter.lastSeen)}${letter.closedBecause ? `, closed: ${letter.closedBecause}` : ''}`)];
  for (const problem of letter.problems ?? []) parts.push(element('p', `${problem.field}${problem.value ? ` = ${problem.value}` : ''}: ${problem.code}. ${problem.advice}`));
  if (!letter.problems?.length) parts.push(element('p', letter.advice));
  for (const [title, text] of [['The record as it was read', letter.source], ['What was to be written', letter.target]]) {
    if (!text) continue;
    parts.push(element('h3', title), element('pre', pretty(text), { tabIndex: 0 }));
  }
  $('letter-title').textContent = `Dead letter ${letter.key}`;
  $('letter-body').replaceChildren(...parts);
  $('letter').hidden = false;
  $('letter-title').focus();
}

function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

async function replay(body) {
  const operation = await call('replays', body);
  say('The replay has begun.');
  await follow(operation.id);
}

async function follow(id) {
  const ended = ['succeeded', 'stopped', 'failed', 'paused'];
  for (let round = 0; round < 600 && sessionStorage.getItem(storage); round++) {
    const { operation, progress } = await call(`operations/${encodeURIComponent(id)}`);
    say(sentence(operation, progress));
    if (ended.includes(operation.state) && !(operation.state === 'succeeded' && progress?.enqueued)) break;
    await new Promise(resume => setTimeout(resume, 1000));
  }
  $('cause').hidden = $('letter').hidden = true;
  await refresh();
}

function sentence(operation, progress) {
  if (!progress) return `${operation.kind}: ${operation.state}. ${operation.summary ?? ''}`;
  const settled = progress.succeeded + progress.failed + progress.skipped;
  return `${operation.kind}: ${settled} of ${operation.total ?? progress.total} settled, ${progress.succeeded} succeeded, ${progress.failed} failed again, ${progress.skipped} skipped.`;
}

function discard(path, text) {
  $('ask-text').textContent = text;
  $('reason').value = '';
  $('ask').showModal();
  $('reason').focus();
  $('ask-ok').onclick = () => attempt(async () => {
    const reason = $('reason').value.trim();
    if (!reason) {
      $('ask-text').textContent = `${text} Say why.`;
      $('reason').focus();
      return;
    }
    $('ask').close();
    const answer = await call(`${path}/discard`, { reason });
    if (answer.kind) await follow(answer.id);
    else {
      say('Discarded.');
      $('cause').hidden = $('letter').hidden = true;
      await refresh();
    }
  });
}

function flowCard(flow) {
  const card = element('article');
  const open = flow.openDeadLetters;
  card.append(
    element('h3', flow.flow),
    element('p', `Mode ${flow.mode}${flow.start ? `, since ${when(flow.start)}` : ''}`),
    element('p', open ? count(open, flow.openIsExact) : 'No dead letters', { className: open ? 'bad' : 'good' }));
  for (const cursor of flow.cursors) card.append(element('p', `Cursor ${cursor.name}: ${cursor.ageSeconds} s old`));
  for (const run of flow.runs.slice(0, 2)) card.append(element('p', `${run.kind}, ${when(run.startedAt)}: ${run.summary}`));
  card.append(actions(...flow.producers.map(kind => button(`Run ${kind} now`, async () => {
    const operation = await call(`flows/${flow.flow}/run?kind=${kind}`, {});
    await follow(operation.id);
  }))));
  return card;
}

function operationCard(operation) {
  const card = element('article');
  card.append(element('h3', `${operation.kind}, ${operation.state}`), element('p', `${when(operation.createdAt)} by ${operation.by}. ${operation.summary ?? ''}`));
  if (operation.total) card.append(element('progress', null, { max: operation.total, value: operation.handled, ariaLabel: 'Handled' }));
  const ask = what => button(what[0].toUpperCase() + what.slice(1), async () => { await call(`operations/${operation.id}/${what}`, {}); await refresh(); });
  if (['queued', 'running'].includes(operation.state)) card.append(actions(ask('pause'), ask('stop')));
  if (operation.state === 'paused') card.append(actions(ask('resume'), ask('stop')));
  return card;
}

$('login').addEventListener('submit', event => {
  event.preventDefault();
  sessionStorage.setItem(storage, $('key').value.trim());
  $('key').value = '';
  attempt(async () => { await refresh(); say(''); $('main').focus(); });
});
$('refresh').addEventListener('click', () => attempt(async () => { await refresh(); say('Refreshed.'); }));
$('leave').addEventListener('click', () => { forget(); say('The key is forgotten.'); });
$('more').addEventListener('click', () => attempt(moreLetters));
$('ask-cancel').addEventListener('click', () => $('ask').close());
if (sessionStorage.getItem(storage)) attempt(refresh);
