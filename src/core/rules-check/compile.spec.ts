import { describe, expect, it } from '@jest/globals';
import { checkRound } from '../rulebook.js';
import { fillDefaults } from './check.js';
import { compileRound } from './compile.js';

const blueprint = [{ topic: 'nop-ho-so', difficulty: 'nhan-biet', count: 10 }];
const week = (n: number, more: object = {}) => ({
  code: `tuan-${n}`,
  name: `Tuần ${n}`,
  kind: 'week',
  opensAt: `2026-12-0${n} 08:00`,
  closesAt: `2026-12-0${n + 1} 08:00`,
  frozenAt: `2026-12-0${n} 20:00`,
  ...more,
});
const minimal = {
  contest: { title: 'Tìm hiểu thủ tục hành chính', organizer: 'Ủy ban nhân dân tỉnh' },
  divisions: [{ code: 'nguoi-dan', name: 'Người dân' }],
  papers: [{ code: 'de', durationMinutes: 20, blueprint }],
  rounds: [week(1)],
  appeals: {},
};

describe('compileRound', () => {
  it('gives play what it executes', () => {
    const rules = fillDefaults({ ...minimal, attempts: { perRound: null, perDay: 1, counts: 'best' } });
    expect(compileRound(rules, 'tuan-1')).toEqual({
      rules: {
        durationMs: 1_200_000,
        graceMs: 5_000,
        attemptsAllowed: null,
        attemptsPerDay: 1,
        counts: 'best',
        blueprint,
        pointsMilli: 1000,
        shuffleQuestions: true,
        shuffleChoices: true,
        prediction: null,
        tieBreaks: ['score', 'duration', 'submitted-at'],
        series: 'chinh',
      },
      times: {
        opensAt: 1_796_086_800_000,
        frozenAt: 1_796_130_000_000,
        closesAt: 1_796_173_200_000,
      },
    });
    expect(compileRound(rules, 'x')).toBeNull();
  });

  it('says every setting that play keeps to', () => {
    const paper = {
      code: 'de',
      durationMinutes: 20,
      blueprint: [
        { topic: 'a', difficulty: 'nhan-biet', count: 2, points: 2 },
        { topic: 'b', difficulty: 'nhan-biet', count: 1, points: 0.5 },
      ],
      navigation: 'sequential',
      secondsPerQuestion: 30,
      mustAnswerAll: true,
      choiceOfPapers: 3,
      essay: {
        points: 10,
        maxWords: 1500,
        minutes: 20,
        levels: 2,
        shortlistPerUnit: 5,
        quota: { adults: 1, minors: 1 },
      },
    };
    const rules = fillDefaults({
      ...minimal,
      papers: [paper],
      attempts: { perRound: null, perWeek: 7, coolDownMinutes: 5, leaving: 'uses-up', counts: 'best' },
      prediction: { asked: 'perfect-percent', decimals: 2, over: 'contest-so-far', within: 'division' },
      ranking: ['score', 'essay-score', 'duration', 'draw'],
    });
    const compiled = compileRound(rules, 'tuan-1');
    expect(compiled?.rules).toMatchObject({
      attemptsAllowed: null,
      attemptsPerWeek: 7,
      coolDownMs: 300_000,
      leaving: 'uses-up',
      pointsMilli: 2000,
      blueprint: [
        { topic: 'a', difficulty: 'nhan-biet', count: 2 },
        { topic: 'b', difficulty: 'nhan-biet', count: 1, pointsMilli: 500 },
      ],
      navigation: 'sequential',
      questionMs: 30_000,
      mustAnswerAll: true,
      choiceOfPapers: 3,
      essay: {
        pointsMilli: 10_000,
        maxWords: 1500,
        durationMs: 1_200_000,
        boards: { shortlistPerUnit: 5, adults: 1, minors: 1 },
      },
      prediction: { target: 'perfect-percent', decimals: 2, over: 'contest-so-far', within: 'division' },
      tieBreaks: ['score', 'duration'],
      ranking: ['score', 'essay-score', 'duration', 'draw'],
    });
    expect(checkRound({ ...compiled?.rules, ...compiled?.times })).toEqual([]);
  });

  it('gives a round on stage no paper but its most points, and no prediction', () => {
    const rules = fillDefaults({
      ...minimal,
      prediction: { asked: 'entrants' },
      rounds: [
        { ...week(1), onStage: true, stagePoints: 50.5, ranking: ['score', 'duration', 'extra-question'] },
      ],
    });
    const compiled = compileRound(rules, 'tuan-1');
    expect(compiled?.rules).toMatchObject({
      blueprint: [],
      prediction: null,
      tieBreaks: ['score', 'duration'],
      ranking: ['score', 'duration', 'extra-question'],
      stage: { maxMilli: 50_500 },
    });
    expect(checkRound({ ...compiled?.rules, ...compiled?.times })).toEqual([]);
  });
});
