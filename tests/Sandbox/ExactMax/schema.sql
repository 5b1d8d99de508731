-- MAX's tables as far as the connector meets them (Database Reference Guide 5.5.9). Every column is a field name plus
-- the number of MAX's file. The loader makes char(n) NOT NULL and blank padded with a comparison that ignores trailing
-- blanks, float and real NOT NULL DEFAULT 0, and adds the four audit columns to every table, as MAX has them.

CREATE TABLE Part_Master (
  PRTNUM_01 char(30), TYPE_01 char(1), CLSCDE_01 char(2), COMCDE_01 char(10), PMDES1_01 char(60), PMDES2_01 char(60),
  BOMUOM_01 char(2), STAENG_01 char(1), OBSDTE_01 smalldatetime, WGT_01 float, DELSTK_01 char(8), SAFSTK_01 float,
  MFGLT_01 float, PURLT_01 float, PRICE_01 float, COST_01 float, ONHAND_01 float, NONNET_01 float, ALLOC_01 float,
  LOTTRK_01 char(1), SERTRK_01 char(1), ACTTYP_01 char(1), UDFKEY_01 char(15), UDFREF_01 char(25),
  PRIMARY KEY (PRTNUM_01));

CREATE TABLE Stock_Master (
  STK_05 char(8), DESC_05 char(30), NETFLG_05 char(1), CONSIGNMENT_05 char(1),
  PRIMARY KEY (STK_05));

CREATE TABLE Part_Stock (
  MAXID integer PRIMARY KEY AUTOINCREMENT,
  PRTNUM_06 char(30), STK_06 char(8), STATUS_06 char(1), QTYOH_06 float, NETFLG_06 char(1), ALLOC_06 float,
  LOC_06 char(10), TTLLOT_06 float,
  UNIQUE (PRTNUM_06, STK_06));

CREATE TABLE Part_Lot (
  MAXID integer PRIMARY KEY AUTOINCREMENT,
  PRTNUM_68 char(30), STK_68 char(8), LOTNUM_68 char(20), SERIAL_68 char(20), QTYOH_68 float, EXPDTE_68 smalldatetime,
  QCODE_68 char(1));
CREATE INDEX Part_Lot_PRTNUM ON Part_Lot (PRTNUM_68, STK_68);

CREATE TABLE Part_Sales (
  PRTNUM_29 char(30), SLSCAT_29 char(4), PMDES1_29 char(60), PMDES2_29 char(60), STK_29 char(8), TAXABL_29 char(1),
  BOMUOM_29 char(2), SLSUOM_29 char(2), SLSCNV_29 float, PRICE_29 float,
  BREAK1_29 float, DISC1_29 float, PRICE1_29 float, BREAK2_29 float, DISC2_29 float, PRICE2_29 float,
  BREAK3_29 float, DISC3_29 float, PRICE3_29 float, BREAK4_29 float, DISC4_29 float, PRICE4_29 float,
  BREAK5_29 float, DISC5_29 float, PRICE5_29 float, BREAK6_29 float, DISC6_29 float, PRICE6_29 float,
  BREAK7_29 float, DISC7_29 float, PRICE7_29 float, BREAK8_29 float, DISC8_29 float, PRICE8_29 float,
  BREAK9_29 float, DISC9_29 float, PRICE9_29 float,
  QTYCOM_29 float, ALWBCK_29 char(1), PRDLIN_29 char(4), TAXCDE_29 char(7), GLXREF_29 char(159), HISFLG_29 char(1),
  UDFKEY_29 char(15), UDFREF_29 char(25),
  PRIMARY KEY (PRTNUM_29));

CREATE TABLE Order_Master (
  ORDNUM_10 char(8), LINNUM_10 char(2), DELNUM_10 char(2), PRTNUM_10 char(30), CURDUE_10 smalldatetime, TYPE_10 char(2),
  ORDER_10 char(12), ORGDUE_10 smalldatetime, CURQTY_10 float, ORGQTY_10 float, DUEQTY_10 float, CURPRM_10 smalldatetime,
  FRMPLN_10 char(1), STATUS_10 char(1), STK_10 char(8), CUSORD_10 char(25), COST_10 float, FORCUR_10 float,
  UDFKEY_10 char(15), UDFREF_10 char(25),
  PRIMARY KEY (ORDNUM_10, LINNUM_10, DELNUM_10));
CREATE INDEX Order_Master_PRTNUM ON Order_Master (PRTNUM_10);

CREATE TABLE Requirement_Detail (
  MAXID integer PRIMARY KEY AUTOINCREMENT,
  ORDER_11 char(12), PRTNUM_11 char(30), CURDUE_11 smalldatetime, TYPE_11 char(2), ORGQTY_11 float, CURQTY_11 float,
  DUEQTY_11 float, STATUS_11 char(1), STK_11 char(8));

CREATE TABLE Transaction_History (
  MAXID integer PRIMARY KEY AUTOINCREMENT,
  TNXCDE_15 char(1), ORDNUM_15 char(12), TNXDTE_15 smalldatetime, TNXQTY_15 float, STKID_15 char(8), PRTNUM_15 char(30),
  REFDES_15 char(25));

CREATE TABLE Customer_Master (
  CUSTID_23 char(20), SLSREP_23 char(10), STATUS_23 char(1), CUSTYP_23 char(3), NAME_23 char(64),
  ADDR1_23 char(64), ADDR2_23 char(64), ADDR3_23 char(64), ADDR4_23 char(64), ADDR5_23 char(64), ADDR6_23 char(64),
  CITY_23 char(30), STATE_23 char(30), ZIPCD_23 char(30), CNTRY_23 char(30), SLSTER_23 char(10), CNTCT_23 char(20),
  PHONE_23 char(20), EMAIL1_23 char(200), EMAIL2_23 char(200), FAXNO_23 char(20), COMNT1_23 char(30), COMNT2_23 char(30),
  TAXABL_23 char(1), TAXNUM_23 char(20), TXCDE1_23 char(7), TXCDE2_23 char(7), TXCDE3_23 char(7), TERMS_23 char(2),
  DSCRTE_23 float, CLIMIT_23 float, SHPVIA_23 char(2), FOB_23 char(15), UNPORD_23 float, NEWDTE_23 smalldatetime,
  DISCPF_23 char(1), ALWBCK_23 char(1), CHGDTE_23 smalldatetime, CURR_23 char(3), COMMIS_23 float, SHPCDE_23 char(10),
  UDFKEY_23 char(15), UDFREF_23 char(25),
  PRIMARY KEY (CUSTID_23));
CREATE INDEX Customer_Master_UDFKEY ON Customer_Master (UDFKEY_23);

CREATE TABLE Shipping_Master (
  CUSTID_24 char(20), SHPCDE_24 char(10), NAME_24 char(64),
  ADDR1_24 char(64), ADDR2_24 char(64), ADDR3_24 char(64), ADDR4_24 char(64), ADDR5_24 char(64), ADDR6_24 char(64),
  CITY_24 char(30), STATE_24 char(30), ZIPCD_24 char(30), CNTRY_24 char(30), PHONE_24 char(20), CNTCT_24 char(20),
  TAXABL_24 char(1), TXCDE1_24 char(7), TXCDE2_24 char(7), TXCDE3_24 char(7), UDFKEY_24 char(15), UDFREF_24 char(25),
  PRIMARY KEY (CUSTID_24, SHPCDE_24));

CREATE TABLE Tax_Master (
  TAXCDE_25 char(7), TAXRTE_25 real, TAXDES_25 char(30), TAXFLG_25 char(1), GLXREF_25 char(159), DECPLC_25 float,
  RNDTYP_25 char(1),
  PRIMARY KEY (TAXCDE_25));

CREATE TABLE Sales_Rep_Master (
  SLSREP_26 char(10), SLSNME_26 char(30), UDFKEY_26 char(15),
  PRIMARY KEY (SLSREP_26));

CREATE TABLE SO_Master (
  ORDNUM_27 char(8), CUSTID_27 char(20), GLXREF_27 char(159), STYPE_27 char(2), STATUS_27 char(1), CUSTPO_27 char(25),
  ORDID_27 char(20), ORDDTE_27 smalldatetime, SHPCDE_27 char(10),
  REP1_27 char(10), SPLIT1_27 float, REP2_27 char(10), SPLIT2_27 float, REP3_27 char(10), SPLIT3_27 float, COMMIS_27 float,
  TERMS_27 char(2), SHPVIA_27 char(2), FOB_27 char(15), TAXCD1_27 char(7), TAXCD2_27 char(7), TAXCD3_27 char(7),
  COMNT1_27 char(30), COMNT2_27 char(30), COMNT3_27 char(30), INVCE_27 char(1), REASON_27 char(2), NAME_27 char(64),
  ADDR1_27 char(64), ADDR2_27 char(64), ADDR3_27 char(64), ADDR4_27 char(64), ADDR5_27 char(64), ADDR6_27 char(64),
  CITY_27 char(30), STATE_27 char(30), ZIPCD_27 char(30), CNTRY_27 char(30), PHONE_27 char(20), CNTCT_27 char(20),
  TAXABL_27 char(1), EXCRTE_27 float, FIXVAR_27 char(1), CURR_27 char(3), TTAX_27 float, LNETAX_27 char(1),
  UDFKEY_27 char(15), UDFREF_27 char(25),
  PRIMARY KEY (ORDNUM_27));
CREATE INDEX SO_Master_CUSTPO ON SO_Master (CUSTPO_27);
CREATE INDEX SO_Master_CUSTID ON SO_Master (CUSTID_27, CUSTPO_27);
CREATE INDEX SO_Master_UDFKEY ON SO_Master (UDFKEY_27);

CREATE TABLE SO_Detail (
  ORDNUM_28 char(8), LINNUM_28 char(2), DELNUM_28 char(2), STATUS_28 char(1), CUSTID_28 char(20), PRTNUM_28 char(30),
  EDILIN_28 char(6), TAXABL_28 char(1), GLXREF_28 char(159), CURDUE_28 smalldatetime, ORGDUE_28 smalldatetime,
  CUSDUE_28 smalldatetime, SHPDTE_28 smalldatetime, SLSUOM_28 char(2), REFRNC_28 char(25), PRICE_28 float,
  ORGQTY_28 float, CURQTY_28 float, BCKQTY_28 float, SHPQTY_28 float, CURSHP_28 float, DUEQTY_28 float, INVQTY_28 float,
  DISC_28 float, STYPE_28 char(2), PRNT_28 char(1), AKPRNT_28 char(1), STK_28 char(8), FORCUR_28 float, HSTAT_28 char(1),
  SLSREP_28 char(10), COMMIS_28 float,
  TAXCDE1_28 char(7), TAX1_28 float, TAXCDE2_28 char(7), TAX2_28 float, TAXCDE3_28 char(7), TAX3_28 float,
  DEXPFLG_28 char(1), COST_28 float, MARKUP_28 float, MANPRC_28 char(1), ORGPRC_28 float, PRCALC_28 char(1),
  UDFKEY_28 char(15), UDFREF_28 char(25),
  PRIMARY KEY (ORDNUM_28, LINNUM_28, DELNUM_28));
CREATE INDEX SO_Detail_PRTNUM ON SO_Detail (PRTNUM_28);

CREATE TABLE SO_Note (
  ORDNUM_30 char(8), LINNUM_30 char(2), DELNUM_30 char(2), COMNUM_30 char(2), RECTYP_30 char(2), COMNT_30 char(50),
  CODE_30 char(3),
  PRIMARY KEY (ORDNUM_30, LINNUM_30, DELNUM_30, COMNUM_30, RECTYP_30));

CREATE TABLE Invoice_Master (
  ORDNUM_31 char(8), INVCE_31 char(8), INVDTE_31 smalldatetime, STYPE_31 char(2), CUSTID_31 char(20), CUSTPO_31 char(25),
  TAX1_31 float, TAX2_31 float, TAX3_31 float, LNETOT_31 float, ORDDSC_31 float, FRTAMT_31 float, MSCAMT_31 float,
  TAXTOT_31 float, CURR_31 char(3), EXCRTE_31 float,
  PRIMARY KEY (ORDNUM_31, INVCE_31));

CREATE TABLE Invoice_Detail (
  ORDNUM_32 char(8), INVCE_32 char(8), LINNUM_32 char(2), DELNUM_32 char(2), STYPE_32 char(2), PRTNUM_32 char(30),
  INVQTY_32 float, PRICE_32 float, DISC_32 float, TAX1_32 float, TAX2_32 float, TAX3_32 float,
  PRIMARY KEY (ORDNUM_32, INVCE_32, LINNUM_32, DELNUM_32));

CREATE TABLE Code_Master (
  MAXID integer PRIMARY KEY AUTOINCREMENT,
  CDEKEY_36 char(4), CODE_36 char(2), DESC_36 char(30), DAYS_36 char(4), EXCRTE_36 float, CURR_36 char(3),
  UNIQUE (CDEKEY_36, CODE_36));

CREATE TABLE RMA_Detail (
  RMANUM_52 char(8), RMALIN_52 char(2), RMADEL_52 char(2), ORDNUM_52 char(8), LINNUM_52 char(2), DELNUM_52 char(2),
  CUSTID_52 char(20), RETNUM_52 char(30), RETQTY_52 float, RECQTY_52 float, DUEQTY_52 float, REPAIR_52 char(1),
  RPLACE_52 char(1), CREDIT_52 char(1), STATUS_52 char(1), NEWORD_52 char(8), NEWLIN_52 char(2), NEWDEL_52 char(2),
  STK_52 char(8), UDFKEY_52 char(15), UDFREF_52 char(25),
  PRIMARY KEY (RMANUM_52, RMALIN_52, RMADEL_52));

CREATE TABLE Price_Breaks (
  PRTNUM_88 char(30), CUSTYP_88 char(3), CURR_88 char(3), PRICE_88 float,
  BREAK1_88 float, DISC1_88 float, PRICE1_88 float, BREAK2_88 float, DISC2_88 float, PRICE2_88 float,
  BREAK3_88 float, DISC3_88 float, PRICE3_88 float, BREAK4_88 float, DISC4_88 float, PRICE4_88 float,
  PRIMARY KEY (PRTNUM_88, CUSTYP_88, CURR_88));

CREATE TABLE Customer_Part_XREF (
  CUSTID_102 char(20), CUSPRT_102 char(30), PRTNUM_102 char(30),
  PRIMARY KEY (CUSTID_102, CUSPRT_102));
CREATE INDEX Customer_Part_XREF_PRTNUM ON Customer_Part_XREF (PRTNUM_102);

-- The next numbers are binary-encoded, as in MAX: SQL cannot use them.
CREATE TABLE Configuration_Data (
  KEY_04 char(10), VALUE_04 blob,
  PRIMARY KEY (KEY_04));

-- Not MAX's: what this site keeps beside MAX, behind its own views connector_tracking and connector_invoice_details.
CREATE TABLE Site_Tracking (
  ID integer PRIMARY KEY AUTOINCREMENT,
  ORDER_NUMBER char(8), SHIPPED_AT datetime, LINE integer, DELIVERY integer, CARRIER char(60), TRACKING char(100));

CREATE TABLE Site_Invoice (
  INVOICE char(8), DOCUMENT_URL char(200), PAID_ON datetime,
  PRIMARY KEY (INVOICE));
