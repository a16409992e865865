/** What went wrong, for people: kind decides the HTTP status, the rest is read by the person. */
export type ErrorKind =
  | 'bad-input'
  | 'signed-out'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'gone'
  | 'too-large'
  | 'wrong-type'
  | 'too-many'
  | 'unavailable'
  | 'internal';

export const statusOf: Record<ErrorKind, number> = {
  'bad-input': 400,
  'signed-out': 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  gone: 410,
  'too-large': 413,
  'wrong-type': 415,
  'too-many': 429,
  unavailable: 503,
  internal: 500,
};

interface ErrorText {
  kind: ErrorKind;
  vi: string;
  en: string;
}

/**
 * The catalogue: every code that the server may answer with. `{name}` is filled from the error's params.
 * Codes are stable; texts may be improved.
 */
// prettier-ignore
export const catalogue = {
  bad_json: { kind: 'bad-input', vi: 'Dữ liệu gửi lên không phải JSON hợp lệ. Hãy tải lại trang rồi thử lại.', en: 'The body is not valid JSON. Reload the page and try again.' },
  bad_input: { kind: 'bad-input', vi: 'Có chỗ cần sửa. Xem từng mục bên dưới.', en: 'Some fields need a correction. See each below.' },
  invalid_field: { kind: 'bad-input', vi: 'Giá trị của mục này không hợp lệ.', en: 'This field has an invalid value.' },
  unknown_field: { kind: 'bad-input', vi: 'Mục này không có trong biểu mẫu.', en: 'This field does not belong here.' },
  body_too_large: { kind: 'too-large', vi: 'Dữ liệu gửi lên quá lớn. Hãy gửi ít hơn trong một lần.', en: 'The body is too large. Send less at once.' },
  wrong_content_type: { kind: 'wrong-type', vi: 'Chỉ nhận dữ liệu dạng JSON.', en: 'Only JSON is accepted.' },
  not_found: { kind: 'not-found', vi: 'Không tìm thấy trang hoặc mục này. Kiểm tra lại địa chỉ.', en: 'Not found. Check the address.' },
  signed_out: { kind: 'signed-out', vi: 'Bạn chưa đăng nhập hoặc phiên đã hết hạn. Hãy đăng nhập lại.', en: 'You are signed out. Sign in again.' },
  forbidden: { kind: 'forbidden', vi: 'Tài khoản này không có quyền làm việc đó.', en: 'This account may not do that.' },
  foreign_origin: { kind: 'forbidden', vi: 'Yêu cầu đến từ một trang khác nên bị từ chối. Hãy mở lại trang cuộc thi.', en: 'The request came from another site and was refused. Open the contest page again.' },
  too_many_requests: { kind: 'too-many', vi: 'Có quá nhiều yêu cầu cùng lúc. Hãy thử lại sau {seconds} giây.', en: 'Too many requests. Try again in {seconds} seconds.' },
  unavailable: { kind: 'unavailable', vi: 'Hệ thống đang bận hoặc khởi động lại. Thử lại sau ít giây.', en: 'The server is busy or restarting. Try again in a few seconds.' },
  internal: { kind: 'internal', vi: 'Hệ thống gặp lỗi. Hãy thử lại; nếu vẫn lỗi, báo mã yêu cầu cho Ban Tổ chức.', en: 'Something failed on the server. Try again; if it persists, report the request id.' },

  contest_not_found: { kind: 'not-found', vi: 'Không có cuộc thi này. Kiểm tra lại địa chỉ.', en: 'There is no such contest. Check the address.' },
  round_not_found: { kind: 'not-found', vi: 'Không có đợt thi này. Mở lại từ trang cuộc thi.', en: 'There is no such round. Open it from the contest page.' },
  round_not_open: { kind: 'conflict', vi: 'Đợt thi chưa mở. Đợt mở lúc {opensAt}.', en: 'The round is not open yet. It opens at {opensAt}.' },
  round_closed: { kind: 'conflict', vi: 'Đợt thi đã đóng lúc {closesAt}.', en: 'The round closed at {closesAt}.' },
  round_already_open: { kind: 'conflict', vi: 'Đợt thi đã mở nên không sửa được quy định.', en: 'The round has opened; its rules can no longer change.' },
  rulebook_invalid: { kind: 'bad-input', vi: 'Quy định của đợt thi có chỗ sai. Xem từng mục bên dưới.', en: 'The round’s rules have errors. See each below.' },
  slug_taken: { kind: 'conflict', vi: 'Địa chỉ này đã có cuộc thi khác dùng.', en: 'Another contest uses this address.' },

  slug_invalid: { kind: 'bad-input', vi: 'Địa chỉ chỉ gồm chữ thường không dấu, số và dấu gạch nối, nhiều nhất 80 ký tự.', en: 'The address takes lower-case letters, digits and hyphens, at most 80 characters.' },
  title_invalid: { kind: 'bad-input', vi: 'Nhập tên cuộc thi, từ 5 đến 200 ký tự.', en: 'Enter the contest’s title, 5 to 200 characters.' },
  divisions_invalid: { kind: 'bad-input', vi: 'Cần từ 1 đến 20 khối dự thi, mỗi khối một mã riêng.', en: 'Name 1 to 20 divisions, each with a code of its own.' },
  bank_unknown: { kind: 'bad-input', vi: 'Chưa có câu hỏi nào trong ngân hàng này.', en: 'There are no questions in this bank.' },
  period_unknown: { kind: 'bad-input', vi: 'Chưa có danh mục đơn vị hành chính của thời kỳ này.', en: 'There is no list of administrative units for this period.' },
  round_name_invalid: { kind: 'bad-input', vi: 'Nhập tên đợt thi, từ 1 đến 100 ký tự.', en: 'Enter the round’s name, 1 to 100 characters.' },
  time_invalid: { kind: 'bad-input', vi: 'Nhập ngày giờ có thật kèm múi giờ, ví dụ 2026-12-01T08:00:00+07:00.', en: 'Enter a real date and time with its offset, like 2026-12-01T08:00:00+07:00.' },
  round_in_past: { kind: 'bad-input', vi: 'Giờ đóng đã qua.', en: 'The closing time has passed.' },
  bank_short_for_division: { kind: 'bad-input', vi: 'Khối {division}: chủ đề {topic}, mức {difficulty} cần {needed} câu, ngân hàng có {available} câu dùng được suốt đợt thi.', en: 'Division {division}: topic {topic}, level {difficulty} needs {needed} questions; the bank has {available} usable through the whole round.' },
  contest_without_rounds: { kind: 'conflict', vi: 'Cuộc thi chưa có đợt thi nào nên chưa công bố được.', en: 'The contest has no round yet, so it cannot be published.' },

  name_invalid: { kind: 'bad-input', vi: 'Nhập họ và tên như trên căn cước, từ 2 đến 80 ký tự.', en: 'Enter your full name as on your identity card, 2 to 80 characters.' },
  phone_invalid: { kind: 'bad-input', vi: 'Nhập số điện thoại gồm 10 số, bắt đầu bằng 0.', en: 'Enter a 10-digit number starting with 0.' },
  birth_year_invalid: { kind: 'bad-input', vi: 'Nhập năm sinh gồm 4 số, từ {min} đến {max}.', en: 'Enter a 4-digit year of birth, from {min} to {max}.' },
  division_unknown: { kind: 'bad-input', vi: 'Chọn khối dự thi trong danh sách.', en: 'Choose a division from the list.' },
  place_required: { kind: 'bad-input', vi: 'Chọn xã, phường hoặc cơ quan trong danh sách.', en: 'Choose a commune or an agency from the list.' },
  place_unknown: { kind: 'bad-input', vi: 'Xã, phường hoặc cơ quan này không có trong danh sách.', en: 'This commune or agency is not in the list.' },
  consent_required: { kind: 'bad-input', vi: 'Cần đồng ý cho Ban Tổ chức dùng thông tin để tổ chức cuộc thi.', en: 'Consent to use your data for running the contest is needed.' },
  challenge_not_found: { kind: 'not-found', vi: 'Mã này không còn dùng được. Hãy lấy mã mới.', en: 'This code is no longer valid. Ask for a new one.' },
  code_incomplete: { kind: 'bad-input', vi: 'Nhập mã gồm 6 chữ số trong tin nhắn.', en: 'Enter the 6 digits from the message.' },
  code_wrong: { kind: 'bad-input', vi: 'Mã chưa đúng. Còn {left} lần thử.', en: 'Wrong code. {left} tries left.' },
  code_expired: { kind: 'gone', vi: 'Mã đã hết hạn. Hãy lấy mã mới.', en: 'The code has expired. Ask for a new one.' },
  not_registered: { kind: 'not-found', vi: 'Số điện thoại này chưa đăng ký cuộc thi. Hãy đăng ký.', en: 'This number is not registered for the contest. Please register.' },
  sms_failed: { kind: 'unavailable', vi: 'Chưa gửi được mã. Thử lại sau ít phút.', en: 'The code could not be sent. Try again in a few minutes.' },
  contestant_not_found: { kind: 'not-found', vi: 'Không có thí sinh này.', en: 'There is no such contestant.' },
  continuation_wrong: { kind: 'not-found', vi: 'Mã tiếp tục chưa đúng. Mã gồm 8 ký tự, xem ở máy đang thi.', en: 'Wrong continuation code. It has 8 characters and is shown on the first device.' },

  credentials_wrong: { kind: 'signed-out', vi: 'Tên đăng nhập hoặc mật khẩu chưa đúng.', en: 'Wrong user name or password.' },
  password_weak: { kind: 'bad-input', vi: 'Mật khẩu cần ít nhất {min} ký tự và không chứa tên đăng nhập.', en: 'The password needs at least {min} characters and must not contain the user name.' },
  invitation_invalid: { kind: 'gone', vi: 'Đường dẫn này đã dùng hoặc hết hạn. Xin đường dẫn mới.', en: 'This link was used or has expired. Ask for a new one.' },
  username_taken: { kind: 'conflict', vi: 'Tên đăng nhập này đã có người dùng.', en: 'This user name is taken.' },
  username_invalid: { kind: 'bad-input', vi: 'Tên đăng nhập gồm 3 đến 32 chữ cái không dấu, chữ số, dấu chấm hoặc gạch.', en: 'The user name has 3 to 32 letters a–z, digits, dots or dashes.' },
  last_organiser: { kind: 'conflict', vi: 'Đây là người cuối cùng của Ban Tổ chức còn đăng nhập được. Hãy mời người khác trước.', en: 'This is the last organiser who can sign in. Invite another one first.' },
  account_not_found: { kind: 'not-found', vi: 'Không có tài khoản này.', en: 'There is no such account.' },
  session_not_found: { kind: 'not-found', vi: 'Không có phiên đăng nhập này.', en: 'There is no such session.' },
  organization_not_found: { kind: 'not-found', vi: 'Không có cơ quan này.', en: 'There is no such organization.' },
  organization_taken: { kind: 'conflict', vi: 'Đã có cơ quan mang tên này.', en: 'An organization of this name exists.' },

  organization_name_invalid: { kind: 'bad-input', vi: 'Nhập tên cơ quan, từ 2 đến 150 ký tự.', en: 'Enter the organization’s name, 2 to 150 characters.' },
  organization_kind_invalid: { kind: 'bad-input', vi: 'Chọn loại cơ quan trong danh sách.', en: 'Choose the kind of organization from the list.' },
  head_count_invalid: { kind: 'bad-input', vi: 'Nhập số người là số nguyên từ 1 đến 1.000.000, hoặc để trống.', en: 'Enter a whole number of people from 1 to 1,000,000, or leave it empty.' },

  attempt_not_found: { kind: 'not-found', vi: 'Không có lượt thi này, hoặc lượt thi của người khác.', en: 'There is no such attempt of yours.' },
  attempts_used: { kind: 'conflict', vi: 'Bạn đã dùng hết {allowed} lượt thi của đợt này.', en: 'You have used all {allowed} attempts of this round.' },
  not_eligible: { kind: 'forbidden', vi: 'Bạn đăng ký ở cuộc thi khác nên không vào được đợt thi này.', en: 'You are registered in another contest, not in this one.' },
  attempt_running: { kind: 'conflict', vi: 'Bài này chưa nộp nên chưa có biên nhận.', en: 'The attempt has not been handed in, so there is no receipt yet.' },
  slot_not_in_paper: { kind: 'bad-input', vi: 'Câu {slot} không có trong đề của bạn.', en: 'Question {slot} is not in your paper.' },
  choice_not_in_question: { kind: 'bad-input', vi: 'Lựa chọn này không có trong câu {slot}.', en: 'This choice does not belong to question {slot}.' },
  too_many_choices: { kind: 'bad-input', vi: 'Câu {slot} chỉ chọn một đáp án.', en: 'Question {slot} takes one choice.' },
  duplicate_choice: { kind: 'bad-input', vi: 'Một lựa chọn được gửi hai lần ở câu {slot}.', en: 'A choice was sent twice for question {slot}.' },
  no_prediction: { kind: 'bad-input', vi: 'Đợt thi này không có câu dự đoán.', en: 'This round has no prediction question.' },
  prediction_invalid: { kind: 'bad-input', vi: 'Nhập số dự đoán là số nguyên từ 0 đến 100.000.000.', en: 'Enter a whole number from 0 to 100,000,000.' },
  blueprint_shortage: { kind: 'unavailable', vi: 'Ngân hàng câu hỏi chưa đủ câu cho đề thi này. Ban Tổ chức đã được báo.', en: 'The bank has too few questions for this paper. The organisers have been told.' },
  review_not_yet: { kind: 'conflict', vi: 'Đáp án và giải thích được mở sau khi đợt thi đóng, lúc {closesAt}.', en: 'Answers and explanations open after the round closes at {closesAt}.' },

  view_unknown: { kind: 'bad-input', vi: 'Không có bảng xếp hạng này.', en: 'There is no such scoreboard.' },
  result_not_found: { kind: 'not-found', vi: 'Đợt thi này chưa có kết quả chính thức.', en: 'This round has no official result yet.' },
  finalisation_blocked: { kind: 'conflict', vi: 'Chưa chốt được vì còn việc chưa xong. Xem danh sách bên dưới.', en: 'Cannot finalise yet. See the list below.' },
  reason_required: { kind: 'bad-input', vi: 'Nhập lý do đính chính, từ 10 đến 500 ký tự.', en: 'Enter the reason, 10 to 500 characters.' },
  nothing_to_thaw: { kind: 'conflict', vi: 'Bảng xếp hạng không đóng băng hoặc đợt thi chưa đóng.', en: 'The board is not frozen, or the round has not closed.' },
  round_not_closed: { kind: 'conflict', vi: 'Đợt thi chưa đóng. Đợt đóng lúc {closesAt}.', en: 'The round has not closed. It closes at {closesAt}.' },
  answers_arriving: { kind: 'conflict', vi: 'Còn nhận bài của người đang thi đến {until}. Chốt sau giờ đó.', en: 'Answers of running attempts are taken until {until}. Finalise after that.' },
  attempts_open: { kind: 'conflict', vi: 'Còn {count} lượt thi chưa kết thúc. Hệ thống sẽ tự nộp khi hết giờ.', en: '{count} attempts have not ended. They are handed in when their time is up.' },
  attempts_ungraded: { kind: 'conflict', vi: 'Còn {count} bài chưa chấm xong. Chờ ít phút rồi tải lại.', en: '{count} attempts are not graded yet. Wait a few minutes and reload.' },
  attempts_changed: { kind: 'conflict', vi: 'Có {count} bài bị huỷ câu hoặc huỷ bài sau khi chấm, chưa chấm lại.', en: '{count} attempts had something struck out after grading and were not graded again.' },
  board_frozen: { kind: 'conflict', vi: 'Bảng xếp hạng còn đóng băng. Hãy mở bảng xếp hạng trước khi chốt.', en: 'The scoreboard is still frozen. Thaw it before finalising.' },
  engines_disagree: { kind: 'conflict', vi: 'Hai cách tính kết quả không khớp nhau ở {count} thí sinh. Không chốt được; hãy báo người vận hành máy chủ.', en: 'The two computations of the result differ for {count} contestants. It cannot be finalised; tell the server operator.' },
  scores_unlike_log: { kind: 'conflict', vi: 'Điểm của {count} bài không khớp với nhật ký làm bài. Không chốt được; hãy báo người vận hành máy chủ.', en: '{count} scores do not match the log of their attempt. They cannot be finalised; tell the server operator.' },
  export_not_found: { kind: 'not-found', vi: 'Không có tệp xuất này.', en: 'There is no such export.' },
  export_not_ready: { kind: 'conflict', vi: 'Tệp đang được tạo. Chờ đến khi xong rồi tải.', en: 'The file is being made. Wait until it is ready.' },
  export_expired: { kind: 'gone', vi: 'Tệp đã hết hạn tải. Hãy xuất lại.', en: 'The download has expired. Export again.' },
  export_failed: { kind: 'conflict', vi: 'Không tạo được tệp. Hãy xuất lại; nếu vẫn lỗi, báo người vận hành máy chủ.', en: 'The file could not be made. Export again; if it persists, tell the server operator.' },
  export_no_space: { kind: 'unavailable', vi: 'Máy chủ hết chỗ lưu tệp. Báo người vận hành máy chủ rồi xuất lại.', en: 'The server has no room for the file. Tell the server operator, then export again.' },
  export_interrupted: { kind: 'unavailable', vi: 'Việc tạo tệp bị ngắt nhiều lần. Hãy xuất lại.', en: 'Making the file was interrupted several times. Export again.' },
  bad_packet: { kind: 'bad-input', vi: 'Gói tin không đúng dạng.', en: 'Malformed packet.' },

  rule_missing: { kind: 'bad-input', vi: 'Thiếu mục này trong quy định của đợt thi.', en: 'This part of the rules is missing.' },
  rule_not_object: { kind: 'bad-input', vi: 'Mục này phải là một nhóm giá trị có tên.', en: 'This must be a group of named values.' },
  rule_not_list: { kind: 'bad-input', vi: 'Mục này phải là một danh sách.', en: 'This must be a list.' },
  rule_not_integer: { kind: 'bad-input', vi: 'Mục này phải là số nguyên.', en: 'This must be a whole number.' },
  rule_not_boolean: { kind: 'bad-input', vi: 'Mục này chỉ nhận có hoặc không.', en: 'This must be yes or no.' },
  rule_not_text: { kind: 'bad-input', vi: 'Mục này phải là chữ và không để trống.', en: 'This must be text and not empty.' },
  rule_out_of_range: { kind: 'bad-input', vi: 'Giá trị phải từ {min} đến {max}.', en: 'The value must be from {min} to {max}.' },
  rule_empty_list: { kind: 'bad-input', vi: 'Danh sách này cần ít nhất một mục.', en: 'This list needs at least one entry.' },
  rule_list_too_long: { kind: 'bad-input', vi: 'Danh sách này có nhiều nhất {max} mục.', en: 'This list takes at most {max} entries.' },
  rule_unknown_field: { kind: 'bad-input', vi: 'Quy định không có mục này. Kiểm tra lại tên mục.', en: 'The rules have no such field. Check its name.' },
  rule_unknown_value: { kind: 'bad-input', vi: 'Chỉ nhận một trong các giá trị: {allowed}.', en: 'Must be one of: {allowed}.' },
  rule_duplicate: { kind: 'bad-input', vi: 'Mục này đã có ở trên. Hãy bỏ bớt một mục.', en: 'This is already listed above. Remove one.' },
  closes_before_opening: { kind: 'bad-input', vi: 'Giờ đóng phải sau giờ mở.', en: 'The round must close after it opens.' },
  freeze_outside_round: { kind: 'bad-input', vi: 'Giờ đóng băng bảng xếp hạng phải nằm giữa giờ mở và giờ đóng.', en: 'The freeze must lie between opening and closing.' },
  counts_needs_attempts: { kind: 'bad-input', vi: 'Mỗi người chỉ có một lượt thi nên hãy chọn lượt đầu.', en: 'With one attempt allowed, choose the first attempt.' },
  blueprint_too_large: { kind: 'bad-input', vi: 'Ma trận đề có {total} câu, nhiều nhất là {max} câu.', en: 'The blueprint has {total} questions; {max} at most.' },
  bank_too_small: { kind: 'bad-input', vi: 'Dòng này cần {needed} câu, ngân hàng chỉ còn {available} câu.', en: 'This line needs {needed} questions; the bank has {available} left.' },
  tie_break_score_missing: { kind: 'bad-input', vi: 'Tiêu chí xếp hạng phải có điểm.', en: 'The tie-breaks must include the score.' },
  tie_break_needs_prediction: { kind: 'bad-input', vi: 'Đợt thi không có câu dự đoán nên không dùng được tiêu chí độ lệch dự đoán.', en: 'Without a prediction question its error cannot break ties.' },
  tie_break_last_cannot_separate: { kind: 'bad-input', vi: 'Tiêu chí cuối phải là thời gian làm bài hoặc thời điểm nộp.', en: 'The last tie-break must be the duration or the moment of submission.' },
  seed_not_hex: { kind: 'internal', vi: 'Hệ thống gặp lỗi khi rút đề. Hãy thử lại; nếu vẫn lỗi, báo mã yêu cầu cho Ban Tổ chức.', en: 'Drawing the paper failed. Try again; if it persists, report the request id.' },
  log_unreadable: { kind: 'internal', vi: 'Có một dòng bài làm không đọc được. Hãy báo mã yêu cầu cho Ban Tổ chức.', en: 'An entry of the attempt cannot be read. Report the request id.' },
  key_missing: { kind: 'internal', vi: 'Có câu hỏi chưa có đáp án nên chưa chấm được. Hãy báo mã yêu cầu cho Ban Tổ chức.', en: 'A question has no key, so the attempt cannot be graded. Report the request id.' },
  withheld_perfect_contestants: { kind: 'conflict', vi: 'Chưa công bố để giữ công bằng cho câu dự đoán số người đúng tất cả. Sẽ hiện sau khi đợt thi đóng.', en: 'Not shown until the round closes: it would give away the prediction of how many are all right.' },
  withheld_entrants: { kind: 'conflict', vi: 'Chưa công bố để giữ công bằng cho câu dự đoán số người dự thi. Sẽ hiện sau khi đợt thi đóng.', en: 'Not shown until the round closes: it would give away the prediction of how many take part.' },
} as const satisfies Record<string, ErrorText>;
