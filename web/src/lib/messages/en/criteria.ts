/** By what people are ordered, as one reads it in a row of criteria. */
export const criteria = {
  score: 'higher score',
  correct: 'more right answers',
  'essay-score': 'higher essay score',
  'topic-points': 'more points in the topic that the rules name',
  'prediction-error': 'closer prediction',
  duration: 'shorter time',
  'submitted-at': 'earlier submission',
  'submitted-after-opening': 'earlier submission after opening',
  'started-at': 'earlier start',
  'registered-at': 'earlier registration',
  attempts: 'fewer attempts',
  older: 'older',
  younger: 'younger',
  'extra-question': 'extra question',
  draw: 'lots',
  decision: 'decision of the organisers',
};
