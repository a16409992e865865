import type { Documents } from '../vi/documents.ts';

/** Official papers, certificates and the archive, for organisers. */
export const documents: Documents = {
  tab: 'Documents',
  title: (round) => `Documents · ${round}`,
  papers: 'Papers of the round',
  papersIntro:
    'Made from the fixed official result, in Vietnamese; number, date and signature are left for the records office. Only the bulletin has provisional figures.',
  paper: 'Kind of paper',
  kinds: {
    minutes: 'Minutes of ranking',
    decision: 'Draft decision on awards',
    notice: 'Notice of results',
    bulletin: 'Daily bulletin (today)',
  },
  notes: {
    minutes: 'Full names',
    decision: 'With annexes by division, by unit, and the data',
    notice: 'Names as each person agreed',
    bulletin: 'People and attempts by commune and organization',
  },
  format: 'Format',
  formats: { docx: 'Word (.docx), editable', pdf: 'PDF' },
  parentBody: 'Parent body',
  parentHint: 'Leave empty if there is none. Example: the People’s Committee of Vinh Long province',
  body: 'Issuing body',
  place: 'Place beside the date',
  tiers: 'Awards of each division',
  tiersHint: 'One tier a line, highest first: name; places; amount. Example: First prize; 1; 5,000,000',
  tiersWrong: (line) => `Line ${line} is not of the form “name; places; amount”.`,
  make: 'Make the paper',
  certificates: 'Certificates',
  certificatesIntro:
    'Issued from the newest official result, one for each person. Issuing again only adds those without one. The print has no seal and no signature.',
  issuer: 'Issued by',
  everyone: 'Also for those who took part and reached the minimum',
  minimum: 'Minimum (% of all points)',
  issue: 'Issue and make the print file',
  archive: 'Archive of the whole contest',
  archiveIntro:
    'One file with rules, questions, keys and the log of attempts (without names). Decisions after closing, rankings, awards, lists for the next round, draws and hashes are in it too. Whoever has it can recompute all of it: npm run archive -- verify FILE.zip. Once there is an overall result the file has years of birth too, and is for organisers only.',
  makeArchive: 'Make the archive',
  choose: 'Choose one.',
  started: 'The file is being made. This page tells you when it is ready.',
  files: 'Files of the contest',
  none: 'No files yet.',
  wholeContest: 'whole contest',
  downloadOf: (title, format) => `Download: ${title}, ${format}`,
};
