import type { Organiser } from '../vi/organiser.ts';

export const organiser = {
  title: 'Administration',
} satisfies Organiser;
