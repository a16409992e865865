import { dateTime, time } from '../../format.ts';
import type { Register } from '../vi/register.ts';

export const register = {
  title: 'Register',
  step: (n: number, what: string) => `Step ${n} of 3: ${what}`,
  steps: { who: 'Who you are', place: 'Where you are', code: 'Confirmation code' },
  toContest: 'Contest',
  signInInstead: 'Already registered? Sign in',
  fullName: 'Full name',
  fullNameHint: 'As on your identity card. Example: Nguyễn Thị Đào',
  phone: 'Phone number',
  phoneHint: 'A code will be sent to it. Example: 0912 345 678',
  birthYear: 'Year of birth',
  birthYearHint: 'Example: 1961',
  division: 'Which division are you in?',
  processing: 'I agree that the organisers use these details to run the contest, rank and award.',
  processingNote: 'Required. You can withdraw it at any time.',
  publicName: 'I agree to show my full name on the scoreboard.',
  publicNameNote: 'Optional. Otherwise your name is shortened: “Nguyễn Thị Đ.”',
  privacy: 'How personal data is used',
  next: 'Continue',
  unitQuestion: 'Which commune or ward do you live in?',
  organizationQuestion: 'Where do you work or study?',
  unitLabel: 'Name of the commune or ward',
  unitHint: 'A few letters, accents not needed. Former names are found too.',
  organizationLabel: 'Name of the agency or school',
  organizationHint: 'A few letters of the name, accents not needed.',
  search: 'Search',
  found: (n: number) => (n === 1 ? '1 place found. Choose it.' : `${n} places found. Choose one.`),
  choosePlace: 'Choose a place',
  notFound: 'No place found. Try fewer letters or another name.',
  notListed: 'Your place is not listed?',
  notListedText: 'For a former name, choose the entry marked “former name”. Otherwise ask the organisers:',
  former: (parent: string) => `${parent} (former name)`,
  editWho: 'Change step 1',
  editPlace: 'Change the place',
  codeTitle: 'Enter the code',
  codeSent: (phone: string) => `A 6-digit code was sent to ${phone}.`,
  codeLabel: '6-digit code',
  codeHint: (at: string) => `Valid until ${time(at)}.`,
  demonstration: 'Demonstration server: no message is sent. Your code is',
  confirm: 'Confirm',
  resend: 'Send a new code',
  resent: (at: string) => `A new code was made, valid until ${time(at)}. The earlier one no longer works.`,
  alreadyIn: (name: string) => `This device is used by ${name} in this contest.`,
  alreadyInHelp:
    'If you are someone else, press “Finish and remove from this device” at the foot of the page.',
  enter: 'To the contest page',
  closed: (at: string) => `The contest closed at ${dateTime(at)}, so registration is over.`,
  rosterOnly: 'This contest is for people on its roster. You enter with the code you were given.',
  withCode: 'Enter with a code',
  notYet: (at: string) => `Registration opens at ${dateTime(at)}.`,
  overSince: (at: string) => `Registration ended at ${dateTime(at)}.`,
  birthDate: 'Date of birth',
  birthDateHint: 'Only needed where ages are counted by the day.',
  age: (min: number | null, max: number | null, on: string) => {
    const range =
      min === null
        ? `At most ${max} years old`
        : max === null
          ? `At least ${min}`
          : `${min} to ${max} years old`;
    const day =
      on === 'attempt'
        ? 'on the day of the paper'
        : on === 'registration'
          ? 'on the day of registering'
          : `on ${on.split('-').reverse().join('/')}`;
    return `${range}, ${day}`;
  },
  relative:
    'I am a parent, spouse or child of somebody who organises, writes questions for or runs this contest.',
  relativeNote: 'Tick only if true. You take part and are ranked, but cannot win.',
  groups: 'To which groups do you belong?',
  groupsHint: 'Leave all empty if to none.',
  codeDoorTitle: 'Enter with your code',
  codeDoorIntro:
    'The code has 8 characters and is on the sheet that your agency, school or the organisers gave you.',
  entryCode: 'Entry code',
  entryCodeHint: 'Example: K7M2-94QD. Capitals do not matter.',
  proof: 'Year of birth or phone number',
  proofHint: 'As on the roster. Example: 1985',
  firstTime: 'The first time',
  signIn: 'Sign in',
  signInIntro: 'Enter the number you registered with. A 6-digit code will be sent to it.',
  sendCode: 'Send the code',
  noAccount: 'Not registered? Register',
  continueTitle: 'Continue your attempt',
  continueIntro: 'The continuation code has 8 characters and is shown on the device you started on.',
  continueNote:
    'The time keeps running. Stop using the first device: the last choice of each question counts, from either.',
  continueLabel: 'Continuation code',
  continueHint: 'Example: K7M2-94QD. Capitals do not matter.',
  continueButton: 'Continue',
  faults: {
    fullName: 'Enter your full name as on your identity card, 2 to 80 characters',
    phone: 'Enter a 10-digit number starting with 0',
    birthYear: (min: number, max: number) => `Enter a 4-digit year of birth, from ${min} to ${max}`,
    division: 'Choose a division',
    processing: 'Tick to agree, so that the organisers can enter your name',
    place: 'Choose a place from the list',
    query: 'Type at least 2 letters of the name',
    code: 'Enter the 6-digit code',
    entryCode: 'Enter the entry code of 8 characters',
    proof: 'Enter your year of birth or phone number',
    continuation: 'Enter the 8-character code',
  },
} satisfies Register;
