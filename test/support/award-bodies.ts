import { randomUUID } from 'node:crypto';

const identity = {
  cccd: '086 090 001 234',
  bankName: 'Ngân hàng Nông nghiệp và Phát triển nông thôn',
  bankAccount: '7300 2051 2345 6',
  accountHolder: 'NGUYEN THI DAO',
};

/** Right bodies of awards, lots and the ledger of prizes. */
export const awardBodies = (): Record<string, unknown> => ({
  AwardPlanRequest: {
    tiers: [{ name: 'Giải Nhất', count: 1, amount: 5_000_000 }],
    equals: 'draw',
    everyone: true,
    minimumScorePercent: 50,
  },
  ReviewRequest: { reason: 'Ghi nhận thêm người không xét giải.' },
  FixDrawRequest: {
    scope: 'ca-nhan@dot-1/nguoi-dan',
    sources: [{ name: 'Chỉ số VN-Index', from: 'Giá đóng cửa ngày 27/11/2026 trên trang của sở giao dịch' }],
  },
  DrawOutcomeRequest: {
    sources: [{ values: ['1650,25'], knownAt: '2026-11-27T08:15:00Z' }],
    witnesses: [
      { name: 'Lê Thị Chứng', post: 'Thanh tra tỉnh' },
      { name: 'Trần Văn Kiến', post: 'Đại diện thí sinh' },
    ],
  },
  TieDecisionRequest: {
    scope: 'ca-nhan@dot-1/nguoi-dan',
    winners: [randomUUID()],
    minutes: 'Biên bản số 02/BB-BTC ngày 27/11/2026: ưu tiên người lớn tuổi.',
    members: [
      { name: 'Lê Văn Trưởng', post: 'Trưởng ban' },
      { name: 'Phạm Thị Phó', post: 'Phó Trưởng ban' },
    ],
  },
  AwardTieRequest: {
    scope: 'ca-nhan@dot-1/nguoi-dan',
    by: 'extra-question',
    winners: [randomUUID()],
    minutes: 'Biên bản số 02/BB-BTC ngày 27/11/2026: ưu tiên người lớn tuổi.',
    members: [
      { name: 'Lê Văn Trưởng', post: 'Trưởng ban' },
      { name: 'Phạm Thị Phó', post: 'Phó Trưởng ban' },
    ],
  },
  OwnPrizeRequest: { list: 'ca-nhan@dot-1/nguoi-dan', act: 'accepted' },
  IdentityInput: identity,
  OwnIdentityInput: { ...identity, agreed: true },
  PrizeActRequest: {
    list: 'ca-nhan@dot-1/nguoi-dan',
    contestantId: randomUUID(),
    act: 'accepted',
    note: 'Gọi điện ngày 28/11.',
    receipt: '',
    proxy: '',
  },
  PurposeInput: { purpose: 'Chuyển khoản tiền thưởng' },
  ErasureInput: { purpose: 'Đã quyết toán xong' },
  AccessInput: { accountId: randomUUID(), granted: true },
  DeadlineInput: { until: '2027-01-31' },
  TaxRateInput: {
    fromDay: '2027-01-01',
    threshold: 20_000_000,
    rate: 100,
    source: 'Luật Thuế thu nhập cá nhân, Điều 15',
  },
});
