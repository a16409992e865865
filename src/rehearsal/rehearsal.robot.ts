import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RobotSeat } from './rehearsal.setup.js';
import type { Timings } from './rehearsal.report.js';

/** What the robots share: where to send, and where they write what happened. */
export interface Stage {
  url: string;
  roundId: string;
  cookieName: string;
  timings: Timings;
  acknowledged: { attemptId: string; clientId: string }[];
  sent: number;
  started: number;
  submitted: number;
  errors: string[];
  /** Epoch ms at which a submit was acknowledged, in order. */
  submittedAt: number[];
}

/** How a robot behaves: thinking time per question in ms, and how often its network fails. */
export interface Temper {
  thinkMs: number;
  dropShare: number;
}

interface Paper {
  id: string;
  prediction: object | null;
  paper: PaperQuestion[];
}

interface PaperQuestion {
  slot: number;
  kind: string;
  choices: { id: string }[];
  lefts?: { id: string }[];
}

const retries = 20;

/**
 * Sits the whole round as a phone would: starts, answers question by question, now and then loses its network
 * in the middle of a request and sends again with the same client id, predicts, submits.
 */
export async function sit(stage: Stage, seat: RobotSeat, temper: Temper): Promise<void> {
  try {
    const attempt = await timed(stage.timings.start, () =>
      send<Paper>(stage, seat, `/api/rounds/${stage.roundId}/attempts`, {}),
    );
    stage.started += 1;
    for (const question of attempt.paper) {
      await sleep(temper.thinkMs * (0.5 + Math.random()));
      const choices = guess(question);
      await respond(stage, seat, attempt.id, temper, { kind: 'answer', slot: question.slot, choices });
    }
    if (attempt.prediction) {
      await respond(stage, seat, attempt.id, temper, {
        kind: 'prediction',
        prediction: Math.floor(Math.random() * 500),
      });
    }
    await timed(stage.timings.submit, () =>
      send(stage, seat, `/api/attempts/${attempt.id}/submit`, { clientId: randomUUID() }),
    );
    stage.submitted += 1;
    stage.submittedAt.push(Date.now());
  } catch (error) {
    stage.errors.push(`${seat.name}: ${(error as Error).message}`);
  }
}

/** Any answer that a question of its kind takes. */
function guess({ kind, choices, lefts = [] }: PaperQuestion): string[] {
  const mixed = choices.toSorted(() => Math.random() - 0.5).map(({ id }) => id);
  switch (kind) {
    case 'multiple':
      return mixed.slice(0, 2);
    case 'ordering':
      return mixed;
    case 'matching':
      return lefts.map(({ id }, i) => `${id}:${mixed[i % mixed.length] ?? ''}`);
    case 'numeric':
      return [String(Math.floor(Math.random() * 30))];
    case 'short-text':
    case 'essay':
      return ['chưa rõ'];
    default:
      return mixed.slice(0, 1);
  }
}

async function respond(
  stage: Stage,
  seat: RobotSeat,
  attemptId: string,
  temper: Temper,
  response: object,
): Promise<void> {
  const entry = { clientId: randomUUID(), ...response };
  const path = `/api/attempts/${attemptId}/responses`;
  stage.sent += 1;
  if (Math.random() < temper.dropShare) await loseNetwork(stage, seat, path, { entries: [entry] });
  const { results } = await timed(stage.timings.answer, () =>
    send<{ results: { outcome: string }[] }>(stage, seat, path, { entries: [entry] }),
  );
  const outcome = results[0]?.outcome;
  if (outcome !== 'saved') throw new Error(`a response was answered "${outcome}"`);
  stage.acknowledged.push({ attemptId, clientId: entry.clientId });
}

/** The request leaves, its answer never arrives; then nothing for a while. */
async function loseNetwork(stage: Stage, seat: RobotSeat, path: string, body: object): Promise<void> {
  try {
    await request(stage, seat, path, body, AbortSignal.timeout(1 + Math.random() * 20));
  } catch {
    await sleep(500 + Math.random() * 2500);
  }
}

/** Sends until it is answered; refusals for load (429, 503) and broken connections are tried again with full jitter. */
async function send<T>(stage: Stage, seat: RobotSeat, path: string, body: object): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const response = await request(stage, seat, path, body, AbortSignal.timeout(15_000));
      if (response.ok) return (await response.json()) as T;
      const text = await response.text();
      if (response.status !== 429 && response.status !== 503)
        throw new Refusal(`${response.status} ${path} ${text.slice(0, 200)}`);
    } catch (error) {
      if (error instanceof Refusal || attempt === retries) throw error;
    }
    if (attempt === retries) throw new Error(`${path}: no answer after ${retries} tries`);
    await sleep(Math.random() * Math.min(5000, 250 * 2 ** attempt));
  }
}

class Refusal extends Error {}

function request(
  stage: Stage,
  seat: RobotSeat,
  path: string,
  body: object,
  signal: AbortSignal,
): Promise<Response> {
  return fetch(stage.url + path, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      origin: stage.url,
      cookie: `${stage.cookieName}=${seat.token}`,
    },
    body: JSON.stringify(body),
    signal,
  });
}

async function timed<T>(samples: number[], work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const result = await work();
  samples.push(performance.now() - began);
  return result;
}
