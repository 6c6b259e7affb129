import type { FindingCode } from '../../platform/events/verify.ts';

/** What each finding means, for the person who runs the verifier. */
export const findingWords: Readonly<Record<FindingCode, readonly [zh: string, en: string]>> = {
  'hash-wrong': ['记录内容与其指纹不符', 'the event does not match its hash'],
  'link-broken': ['与上一条记录的衔接断开', 'the link to the event before is broken'],
  'sequence-gap': ['前面缺少记录', 'an event before this one is missing'],
  'detail-changed': ['记录的文字内容被改动', 'the words of the event were changed'],
  'erasure-without-record': ['内容被清空，但没有删除记录', 'emptied without a record of an erasure'],
  'record-shorter-than-history': ['事项被改回较早的版本', 'the record was set back to an earlier version'],
  'history-shorter-than-record': ['事项末尾的记录被删除', 'the newest events of the record were deleted'],
  'record-missing': ['事项本身被删除', 'the record itself was deleted'],
  'record-state-changed': ['事项的状态与历史不符', 'the state of the record differs from its history'],
  'record-field-changed': ['事项的内容与历史不符', 'a field of the record differs from its history'],
  'anchored-event-missing': ['锚点中的记录已不存在', 'an anchored event no longer exists'],
  'anchored-hash-differs': ['历史被整段重写：与锚点不符', 'the history was rewritten: it differs from the anchor'],
  'anchor-root-wrong': ['锚点的根与其内容不符', 'the root of the anchor does not match'],
  'anchor-chain-broken': ['锚点之间缺少一行', 'an anchor before this one is missing'],
  'file-changed': ['证据文件被改动或丢失', 'an evidence file was changed or is gone'],
  'entry-changed': ['账目分录被改动，与历史不符', 'the ledger entry differs from the history'],
  'entry-missing': ['账目分录被删除', 'the ledger entry was deleted'],
  'entry-added': ['账目多出一条历史中没有的分录', 'the ledger has an entry that the history does not know'],
  'balance-differs': ['余额与账目不符', 'the balances differ from the ledger'],
};
