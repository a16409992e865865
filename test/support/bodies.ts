import { randomUUID } from 'node:crypto';
import { awardBodies } from './award-bodies.js';
import { testRules } from './factories.js';

/** One body per schema that the server takes as it is; what is broken on purpose starts from here. */
export function rightBodies(ids: {
  organizationId: string;
  unitId: string;
  bank: string;
}): Record<string, unknown> {
  const opens = new Date(Date.now() + 86_400_000).toISOString();
  const closes = new Date(Date.now() + 2 * 86_400_000).toISOString();
  const round = { name: 'Đợt 2', opensAt: opens, frozenAt: null, closesAt: closes, rules: testRules };
  const draftChange = {
    template: 'moi-ngay-mot-luot',
    values: { title: 'Tìm hiểu dịch vụ công', minutes: '15', start: '01/03/2028' },
    bank: ids.bank,
    slug: `the-le-${randomUUID().slice(0, 8)}`,
    yaml: 'contest: { title: Cuộc thi thử, organizer: Sở Tư pháp }\nrounds: []\n',
  };
  return {
    CreateOrganizationRequest: {
      name: `Sở ${randomUUID()}`,
      kind: 'school',
      headCount: 120,
      unitId: ids.unitId,
    },
    UpdateOrganizationRequest: {
      name: `Ban ${randomUUID()}`,
      kind: 'company',
      headCount: null,
      retired: true,
    },
    SignInInput: { username: 'khong-co', password: 'mot mat khau du dai' },
    PasswordInput: { password: 'mot mat khau du dai' },
    InvitationInput: {
      username: `moi-${randomUUID().slice(0, 8)}`,
      displayName: 'Trần Văn Mời',
      role: 'coordinator',
      organizationId: ids.organizationId,
    },
    CreateContestRequest: {
      slug: `cuoc-${randomUUID().slice(0, 8)}`,
      title: 'Cuộc thi tìm hiểu',
      titleEn: 'A contest',
      organizer: 'Sở Nội vụ',
      contact: '0912 345 678',
      summary: 'Vài lời.',
      bank: ids.bank,
      reportPeriod: '2025',
      divisions: [
        { code: 'nguoi-dan', nameVi: 'Người dân', nameEn: 'Residents', place: 'unit' },
        { code: 'can-bo', nameVi: 'Cán bộ', nameEn: 'Officials', place: 'organization' },
      ],
    },
    CreateRoundRequest: round,
    UpdateRoundRequest: round,
    RegistrationInput: {
      fullName: 'Nguyễn Thị Đào',
      phone: `09${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`,
      birthYear: 1980,
      division: 'nguoi-dan',
      unitId: ids.unitId,
      birthDate: '1980-05-06',
      groups: [],
      relativeOfOrganisers: false,
      consents: { processing: true, publicName: false },
    },
    PhoneInput: { phone: '0912 345 678' },
    ConfirmInput: { code: '123 456' },
    BarredPersonRequest: { fullName: 'Trần Văn Biên', phone: '0912 345 678', kind: 'organiser' },
    BarWithdrawalRequest: { reason: 'Ghi nhầm số điện thoại.' },
    WinningMarkRequest: { barred: true, kind: 'other', reason: 'Đã giúp soạn câu hỏi.' },
    VerdictRequest: {
      one: randomUUID(),
      other: randomUUID(),
      verdict: 'different',
      reason: 'Hai người khác nhau, đã gọi điện.',
    },
    RosterCodesRequest: { entryIds: [] },
    FixListRequest: { reason: 'Thay người từ chối dự vòng chung kết.' },
    DeclineRequest: { contestantId: randomUUID(), declined: true, reason: 'Đã báo bằng điện thoại.' },
    RosterRemovalRequest: { reason: 'Nhập nhầm người.' },
    RosterDoorInput: { code: 'K7M2-94QD', proof: '1985', processing: true, publicName: false },
    ExtraTimeInput: { permille: 500 },
    ResponsesInput: {
      entries: [
        { clientId: randomUUID(), kind: 'answer', slot: 1, choices: ['a'] },
        { clientId: randomUUID(), kind: 'prediction', prediction: 12_500 },
      ],
    },
    SubmitInput: { clientId: randomUUID() },
    StartInput: { paper: 1 },
    OpenInput: { clientId: randomUUID(), slot: 1 },
    ContinuationInput: { code: 'K7M2-94QD' },
    CorrectionRequest: { reason: 'Huỷ câu 3 vì hết hiệu lực.' },
    ExportRequest: { format: 'csv', grouping: 'unit' },
    CertificatesRequest: {
      issuer: 'Ban Tổ chức cuộc thi',
    },
    HeadCountRequest: {
      among: 'organization',
      bodyId: ids.organizationId,
      people: 120,
      exempt: 20,
      groups: [],
      note: 'Theo danh sách trả lương tháng 11',
    },
    RulingRequest: { confirmed: false, reason: 'Số này không khớp danh sách.' },
    ReleaseRequest: { released: false },
    CollectiveIssueRequest: { reason: 'Tính lại sau khi sửa số người.' },
    CollectivePaperRequest: { paper: 'minutes', format: 'pdf' },
    CollectiveTieRequest: {
      scope: 'tap-the',
      order: [randomUUID(), randomUUID()],
      minutes: 'Biên bản số 05 ngày 26/11/2026',
    },
    RevocationRequest: { reason: 'Cấp nhầm người.' },
    DatasetRequest: { dataset: 'participation', format: 'csv' },
    PaperRequest: {
      paper: 'minutes',
      format: 'pdf',
      version: 1,
      parentBody: '',
      body: 'Ban Tổ chức cuộc thi',
      place: 'Vĩnh Long',
      day: '2026-11-26',
    },
    ContestPaperRequest: {
      paper: 'overall-minutes',
      format: 'pdf',
      version: 1,
      target: 'chung-ket',
      drawId: randomUUID(),
      withCollective: false,
      parentBody: '',
      body: 'Ban Tổ chức cuộc thi',
      place: 'Vĩnh Long',
    },
    PublishContestRequest: { publicBankConfirmed: true },
    AppealRequest: {
      about: 'question',
      slot: 1,
      text: 'Đáp án trái với khoản 2 Điều 5.',
      citation: 'Điều 5',
    },
    UnitAppealRequest: { text: 'Quân số của đơn vị ghi thiếu mười người.', citation: 'Điều 8 Thể lệ' },
    AppealAnswerRequest: { outcome: 'rejected', text: 'Đáp án đúng theo Điều 5.' },
    DecisionRequest: {
      kind: 'void-question',
      questionId: randomUUID(),
      effect: 'removed',
      reason: 'Căn cứ đã hết hiệu lực.',
      evidence: 'Công báo ngày 01/02/2026',
    },
    CreateBankRequest: { name: `kho-${randomUUID().slice(0, 8)}`, title: 'Ngân hàng thử', private: false },
    SaveDraftRequest: { draft: { text: 'Nộp hồ sơ ở đâu?', topic: 'dich-vu-cong' }, saved: 1 },
    EditorialActRequest: { act: 'comment', text: 'Xem lại câu này.' },
    CopyQuestionRequest: { toBank: 'khong-co' },
    EditorialActsRequest: { act: 'comment', text: 'Xem lại các câu này.', codes: ['CH-001'] },
    FlagAnswerRequest: { roundId: randomUUID(), note: 'Đã xem lại: câu hỏi đúng, chỉ khó.' },
    FillRequest: {
      topic: 'nop-ho-so',
      difficulty: 'nhan-biet',
      audience: ['nguoi-dan'],
      document: 'nd-45-2020',
      article: '7',
    },
    LawChangeRequest: {
      inForceUntil: '2027-01-31',
      replacedBy: [],
      reason: 'Theo công báo ngày 01/02/2027.',
    },
    MarkRequest: { lines: [{ code: 'a', permille: 500 }], comment: 'Đủ ý.' },
    MarkingBoundRequest: { boundPermille: 200 },
    StagePointsRequest: {
      entries: [{ contestantId: '00000000-0000-4000-8000-000000000000', pointsMilli: 1000 }],
    },
    StageConfirmRequest: { entryIds: ['00000000-0000-4000-8000-000000000000'] },
    SendUpRequest: { reason: 'Đơn vị chấm quá hạn' },
    CreateDraftRequest: { template: 'hang-tuan-co-du-doan' },
    DraftChangeRequest: draftChange,
    SaveDraftRulesRequest: { revision: 1, ...draftChange },
    ...awardBodies(),
    DryRunRequest: { contestId: randomUUID(), template: 'hang-tuan-co-du-doan' },
    PublishRulesRequest: { revision: 1, reason: 'Kéo dài vì mưa lũ.', publicBankConfirmed: true },
    FixQuestionRequest: { draft: { text: 'Nộp hồ sơ ở đâu?', topic: 'dich-vu-cong' }, dropped: false },
  };
}
