import { dateTime, number } from '../../format.ts';
import type { Exports } from '../vi/exports.ts';

export const exports = {
  title: (round: string) => `Export · ${round}`,
  intro:
    'A file lists the people and sums them up by place. It holds personal data: give it only to those responsible.',
  format: 'Format',
  formats: {
    xlsx: 'Excel (.xlsx)',
    csv: 'CSV (.csv)',
    docx: 'Word (.docx)',
    pdf: 'PDF (.pdf)',
    zip: 'Archive (.zip)',
  },
  formatNotes: { xlsx: 'Opens in Excel and LibreOffice', csv: 'For other software' },
  grouping: 'Group by',
  groupings: { unit: 'Communes', organization: 'Organizations' },
  tables: 'Tables',
  tablesIntro: 'One table a file, to filter and compute. People and attempts are two columns.',
  dataset: 'Table',
  datasets: {
    standings: 'Official standings of rounds',
    overall: 'Overall standing',
    qualification: 'Who goes on to a next round',
    participation: 'Participation by place, with shares and their base',
    'not-yet': 'Have not taken part: registered, or on the roster',
    awards: 'Individual awards',
    attempts: 'Attempts (no names)',
    responses: 'Responses (no names)',
  },
  everybody: 'Everybody',
  ofDivision: 'Only of the division',
  ofUnit: 'Only of the commune or district',
  ofOrganization: 'Only of the organization',
  scope: 'Of',
  scopes: { round: 'This round', contest: 'The whole contest' },
  start: 'Make the file',
  started: 'The file is being made. This page tells when it is ready.',
  files: 'Files made',
  none: 'No files yet. Choose a format above and press “Make the file”.',
  file: 'File',
  createdAt: 'Made at',
  state: 'State',
  download: 'Download',
  release: 'Publish',
  takeBack: 'Withdraw',
  releasedAt: (at) => `Public since ${dateTime(at)}`,
  making: (progress: number) => `Being made, ${number(progress, 'en')} %`,
  failed: 'Could not be made. Try again; if it fails again, tell the server operator.',
  expires: (at: string) => `Available until ${dateTime(at)}`,
  expired: 'No longer available. Make it again.',
  size: (bytes: number) =>
    bytes < 1_000_000
      ? `${number(Math.ceil(bytes / 1000), 'en')} KB`
      : `${number(Math.round(bytes / 100_000) / 10, 'en')} MB`,
  choose: 'Choose one.',
  offline: 'Progress cannot be seen while offline. The page tries again by itself.',
} satisfies Exports;
