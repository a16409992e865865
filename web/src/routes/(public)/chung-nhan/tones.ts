import type { Schemas } from '#lib/api/types.ts';
import type { Tone } from '#lib/ui/Stamp.svelte';

/** Colour of the stamp; its words say the same. */
export const tones: Record<Schemas['CertificateCheck']['state'], Tone> = {
  valid: 'green',
  corrected: 'amber',
  revoked: 'red',
};
