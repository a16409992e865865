import type { ErrorText } from './entry.js';

/** Contestants, staff accounts and organizations. */
// prettier-ignore
export const peopleErrors = {
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
} as const satisfies Record<string, ErrorText>;
