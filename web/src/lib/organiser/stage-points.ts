/** What was typed as the API takes it; NaN, which it refuses, for what is no number. Empty fields are left out. */
export function stagePoints(
  ids: readonly string[],
  typed: Readonly<Record<string, string>>,
): { contestantId: string; pointsMilli: number | null; durationMs?: number }[] {
  return ids.flatMap((contestantId) => {
    const written = (typed[`diem-${contestantId}`] ?? '').trim();
    if (written === '') return [];
    const seconds = (typed[`giay-${contestantId}`] ?? '').trim();
    const absent = /^(vắng|vang|absent)$/i.test(written.normalize('NFC'));
    return [
      {
        contestantId,
        pointsMilli: absent ? null : milli(written),
        ...(!absent && seconds !== '' && { durationMs: milli(seconds) }),
      },
    ];
  });
}

/** `85,5` or `85.5` in thousandths; -1, which is refused, for what is no number. */
function milli(text: string): number {
  const value = Number(text.replace(',', '.'));
  return Number.isFinite(value) ? Math.round(value * 1000) : -1;
}
