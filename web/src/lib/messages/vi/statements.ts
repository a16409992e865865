/** Long texts: personal data and accessibility. Sections of paragraphs. */
export const statements = {
  privacy: {
    title: 'Dữ liệu cá nhân',
    intro:
      'Trang này nói rõ cuộc thi dùng thông tin nào của bạn, để làm gì và bạn có quyền gì. Căn cứ: Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15 và Nghị định số 356/2025/NĐ-CP.',
    sections: [
      {
        title: 'Ai chịu trách nhiệm',
        text: [
          'Đơn vị tổ chức ghi ở trang cuộc thi quyết định mục đích và cách dùng dữ liệu. Bên vận hành phần mềm chỉ làm theo thoả thuận với đơn vị đó.',
        ],
      },
      {
        title: 'Thông tin được thu thập',
        text: [
          'Khi đăng ký: họ tên, số điện thoại, năm sinh, khối dự thi, nơi cư trú hoặc nơi làm việc, học tập.',
          'Khi thi: câu trả lời, thời điểm lưu và nộp bài, loại trình duyệt của phiên đăng nhập.',
          'Số căn cước không phải khai khi đăng ký. Người đạt giải chỉ xuất trình giấy tờ khi nhận giải. Cuộc thi không xin ảnh căn cước.',
        ],
      },
      {
        title: 'Dùng để làm gì',
        text: [
          'Tổ chức thi, chấm điểm, xếp hạng, trao giải, trả lời khiếu nại và lập báo cáo theo đơn vị.',
          'Dữ liệu không bị bán và không dùng để quảng cáo. Dữ liệu không được gửi cho dịch vụ bên ngoài để theo dõi người dùng.',
        ],
      },
      {
        title: 'Điều gì được công khai',
        text: [
          'Bảng xếp hạng hiện tên rút gọn, nơi dự thi, điểm và thời gian làm bài. Họ tên đầy đủ chỉ hiện khi bạn đồng ý.',
          'Tên của người dưới 16 tuổi không hiện trên bảng xếp hạng. Số điện thoại và năm sinh không bao giờ được công khai.',
        ],
      },
      {
        title: 'Người dưới 16 tuổi',
        text: ['Người dưới 16 tuổi đăng ký khi cha, mẹ hoặc người giám hộ đồng ý.'],
      },
      {
        title: 'Lưu trong bao lâu',
        text: [
          'Dữ liệu được lưu trong thời gian cần để tổ chức, trao giải và giải quyết khiếu nại. Sau đó dữ liệu được xoá hoặc khử nhận dạng.',
        ],
      },
      {
        title: 'Quyền của bạn',
        text: [
          'Bạn có quyền biết, xem, sửa, xoá dữ liệu; rút lại sự đồng ý; yêu cầu hạn chế hoặc phản đối việc xử lý; khiếu nại.',
          'Gửi yêu cầu tới địa chỉ liên hệ ở trang cuộc thi. Ban Tổ chức phản hồi trong 02 ngày làm việc.',
          'Nếu bạn rút lại sự đồng ý khi đợt thi chưa kết thúc, bài của bạn không được xét giải.',
        ],
      },
      {
        title: 'Cookie và bộ nhớ của máy',
        text: [
          'Trang chỉ dùng cookie cần thiết: phiên đăng nhập và cỡ chữ. Khi làm bài, câu trả lời chưa gửi được giữ trên máy cho đến khi gửi xong.',
          'Dùng máy chung thì bấm “Kết thúc và xoá khỏi máy này” ở cuối trang khi xong.',
        ],
      },
    ],
  },
  accessibility: {
    title: 'Khả năng tiếp cận',
    intro:
      'Trang được làm để người cao tuổi, người khuyết tật và người dùng máy đời cũ đều dự thi được. Mục tiêu là mức AA của WCAG 2.2.',
    sections: [
      {
        title: 'Trang có sẵn',
        text: [
          'Ba cỡ chữ ở đầu mỗi trang. Chữ phóng to gấp đôi vẫn đọc được mà không phải kéo ngang.',
          'Dùng được hoàn toàn bằng bàn phím và trình đọc màn hình. Ô chọn và nút cao ít nhất 48 điểm ảnh.',
          'Đúng, sai và trạng thái luôn ghi bằng chữ, không chỉ bằng màu.',
          'Các trang công khai không cần JavaScript.',
        ],
      },
      {
        title: 'Thêm giờ làm bài',
        text: [
          'Cuộc thi có giới hạn thời gian. Nếu cần thêm giờ, hãy đề nghị Ban Tổ chức trước khi bắt đầu; việc này không công khai.',
        ],
      },
      {
        title: 'Được người khác giúp',
        text: [
          'Người thân hoặc cán bộ được giúp bạn dùng máy. Nhiều người có thể lần lượt thi trên một máy: người trước bấm “Kết thúc và xoá khỏi máy này”.',
        ],
      },
      {
        title: 'Chỗ còn hạn chế',
        text: [
          'Bảng xếp hạng nhiều cột có thể phải kéo ngang trên màn hình rất hẹp. Đề thi chỉ có bằng tiếng Việt.',
        ],
      },
      {
        title: 'Báo khó khăn',
        text: [
          'Gặp chỗ khó dùng, hãy báo theo địa chỉ liên hệ ở trang cuộc thi. Ghi rõ trang, thiết bị và việc bạn đang làm.',
        ],
      },
    ],
  },
};

export type Statements = typeof statements;
