/** Something wrong in a bank, as the checks find it. */
export interface BankFinding {
  file: string;
  line: number;
  /** Like `questions[3].key`; empty for the file itself. */
  field: string;
  code: BankProblemCode;
  params?: Record<string, string | number>;
}

/** The same with its sentence in both languages. */
export interface BankProblem extends BankFinding {
  message: string;
  messageEn: string;
}

// oxfmt-ignore
const texts = {
  folder_missing: { vi: 'Không có thư mục {path}.', en: 'There is no folder {path}.' },
  no_questions: { vi: 'Không có tệp câu hỏi nào trong thư mục questions.', en: 'There is no file in the folder questions.' },
  file_too_large: { vi: 'Tệp lớn hơn 4 MB.', en: 'The file is larger than 4 MB.' },
  not_utf8: { vi: 'Tệp không phải UTF-8.', en: 'The file is not UTF-8.' },
  not_nfc: { vi: 'Chữ chưa ở dạng Unicode dựng sẵn (NFC): “{text}”.', en: 'Text is not in Unicode NFC: “{text}”.' },
  control_character: { vi: 'Có ký tự điều khiển trong: “{text}”.', en: 'There is a control character in: “{text}”.' },
  yaml: { vi: 'Sai cú pháp YAML: {text}.', en: 'YAML syntax: {text}.' },
  field_missing: { vi: 'Thiếu mục {name}.', en: 'The field {name} is missing.' },
  field_unknown: { vi: 'Không có mục nào tên {name}.', en: 'There is no field called {name}.' },
  field_not_allowed: { vi: 'Loại câu hỏi này không có mục đó.', en: 'This kind of question does not have this field.' },
  wrong_type: { vi: 'Sai kiểu, cần {wanted}.', en: 'Wrong type, {wanted} is needed.' },
  wrong_value: { vi: 'Giá trị phải là một trong: {allowed}.', en: 'The value must be one of: {allowed}.' },
  wrong_form: { vi: 'Sai dạng, cần khớp {pattern}.', en: 'Wrong form, must match {pattern}.' },
  not_a_day: { vi: 'Không phải ngày có thật dạng "2026-07-01".', en: 'Not a real day like "2026-07-01".' },
  wrong_length: { vi: 'Độ dài phải {relation} {limit} ký tự.', en: 'The length must be {relation} {limit} characters.' },
  wrong_count: { vi: 'Số phần tử phải {relation} {limit}.', en: 'The number of entries must be {relation} {limit}.' },
  wrong_number: { vi: 'Số phải {relation} {limit}.', en: 'The number must be {relation} {limit}.' },
  twice: { vi: 'Có phần tử lặp lại.', en: 'An entry occurs twice.' },
  invalid: { vi: 'Giá trị không hợp lệ ({text}).', en: 'Invalid value ({text}).' },
  topic_not_file: { vi: 'Chủ đề {topic} phải trùng tên tệp.', en: 'The topic {topic} must be the name of the file.' },
  topic_twice: { vi: 'Chủ đề {topic} đã có ở {other}.', en: 'The topic {topic} is already in {other}.' },
  code_twice: { vi: 'Mã {code} đã có ở {other}.', en: 'The code {code} is already in {other}.' },
  version_not_later: { vi: 'Câu {code} có nhiều phiên bản: phiên bản {version} cần validFrom sau validFrom của phiên bản {before}.', en: 'Question {code} has several versions: version {version} needs a validFrom after that of version {before}.' },
  key_without_choice: { vi: 'Đáp án {letter} không có: câu hỏi chỉ có {count} lựa chọn.', en: 'There is no choice {letter}: the question has {count} choices.' },
  key_count: { vi: 'Câu hỏi loại {kind} cần {wanted} đáp án đúng, đang có {count}.', en: 'A question of kind {kind} needs {wanted} right choices and has {count}.' },
  choice_count: { vi: 'Câu hỏi loại {kind} cần {wanted} lựa chọn, đang có {count}.', en: 'A question of kind {kind} needs {wanted} choices and has {count}.' },
  choice_twice: { vi: 'Lựa chọn này giống một lựa chọn khác.', en: 'This choice equals another one.' },
  body: { vi: '{text}', en: '{textEn}' },
  stimulus_unknown: { vi: 'Tình huống {code} không có trong mục stimuli của tệp này.', en: 'The stimulus {code} is not in the stimuli of this file.' },
  picture_missing: { vi: 'Không có hình {name} trong thư mục pictures.', en: 'There is no picture {name} in the folder pictures.' },
  picture_unfit: { vi: 'Hình {name}: {text}', en: 'Picture {name}: {textEn}' },
  days_reversed: { vi: 'Ngày cuối {until} đứng trước ngày đầu {from}.', en: 'The last day {until} is before the first {from}.' },
  document_unknown: { vi: 'Văn bản {code} không có trong danh mục legal-documents.yaml.', en: 'The document {code} is not in legal-documents.yaml.' },
  provision_twice: { vi: 'Điều khoản này đã có trong danh sách.', en: 'This provision is already listed.' },
  document_differs: { vi: 'Văn bản {code} đã có trong danh mục chung với nội dung khác.', en: 'The document {code} is in the shared register with other content.' },
  changed_same_version: { vi: 'Câu {code} đã nạp với nội dung khác ở phiên bản {version}. Tăng version rồi nạp lại.', en: 'Question {code} was loaded with other content as version {version}. Raise its version and load again.' },
  version_went_back: { vi: 'Câu {code} ghi phiên bản {version} nhưng phiên bản {known} đã được nạp.', en: 'Question {code} says version {version}, but version {known} is loaded.' },
} as const;

export type BankProblemCode = keyof typeof texts;

/** Adds the sentences; `{name}` is filled from the params. */
export function explain(finding: BankFinding): BankProblem {
  const fill = (text: string) =>
    text.replace(/\{(\w+)\}/g, (whole, name: string) => String(finding.params?.[name] ?? whole));
  return { ...finding, message: fill(texts[finding.code].vi), messageEn: fill(texts[finding.code].en) };
}

/** A bank that was not loaded, with every reason. */
export class BankRefused extends Error {
  constructor(readonly problems: BankProblem[]) {
    super(
      [`${problems.length} chỗ cần sửa trong ngân hàng câu hỏi (problems in the question bank):`]
        .concat(problems.map(problemLine))
        .join('\n'),
    );
    this.name = 'BankRefused';
  }
}

/** `questions/x.yaml:12 questions[0].key: sentence`, as editors and terminals can jump to. */
export function problemLine({ file, line, field, message }: BankProblem): string {
  return `${file}:${line}${field === '' ? '' : ` ${field}`}: ${message}`;
}
