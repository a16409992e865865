/** By what people are ordered, as one reads it in a row of criteria. */
export const criteria = {
  score: 'điểm cao hơn',
  correct: 'nhiều câu đúng hơn',
  'essay-score': 'điểm tự luận cao hơn',
  'topic-points': 'điểm của chủ đề nêu trong thể lệ cao hơn',
  'prediction-error': 'dự đoán lệch ít hơn',
  duration: 'làm bài nhanh hơn',
  'submitted-at': 'nộp sớm hơn',
  'submitted-after-opening': 'nộp sớm hơn tính từ lúc mở đợt',
  'started-at': 'bắt đầu sớm hơn',
  'registered-at': 'đăng ký sớm hơn',
  attempts: 'ít lượt thi hơn',
  older: 'lớn tuổi hơn',
  younger: 'nhỏ tuổi hơn',
  'extra-question': 'câu hỏi phụ',
  draw: 'bốc thăm',
  decision: 'quyết định của Ban Tổ chức',
};
