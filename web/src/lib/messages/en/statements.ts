import type { Statements } from '../vi/statements.ts';

export const statements = {
  privacy: {
    title: 'Personal data',
    intro:
      'This page says which of your details the contest uses, what for, and what rights you have. Basis: Law on Personal Data Protection 91/2025/QH15 and Decree 356/2025/NĐ-CP.',
    sections: [
      {
        title: 'Who is responsible',
        text: [
          'The organiser named on the contest page decides why and how data is used. Whoever runs the software acts only under an agreement with it.',
        ],
      },
      {
        title: 'What is collected',
        text: [
          'At registration: name, phone, year of birth, division, place of residence, work or study.',
          'During the contest: answers, times of saving and submitting, the browser type of the session.',
          'No identity number is asked at registration. Winners show a document only when they receive the prize. No photo of an identity card is ever asked.',
        ],
      },
      {
        title: 'What it is used for',
        text: [
          'Running the contest, scoring, ranking, awards, answering complaints and reports by unit.',
          'Data is not sold, not used for advertising and not sent to outside services that track people.',
        ],
      },
      {
        title: 'What is public',
        text: [
          'The scoreboard shows a shortened name, place, score and time. The full name appears only if you agree.',
          'Names of people under 16 are not shown. Phone numbers and years of birth are never public.',
        ],
      },
      {
        title: 'People under 16',
        text: ['People under 16 register with the consent of a parent or guardian.'],
      },
      {
        title: 'How long it is kept',
        text: ['As long as running, awarding and complaints need; then it is deleted or made anonymous.'],
      },
      {
        title: 'Your rights',
        text: [
          'You may know, see, correct and delete your data; withdraw consent; restrict or object to its use; complain.',
          'Write to the contact on the contest page. The organisers reply within 2 working days.',
          'If you withdraw consent before the round ends, your paper is not considered for awards.',
        ],
      },
      {
        title: 'Cookies and storage on your device',
        text: [
          'Only necessary cookies are used: the session and the text size. Answers not yet sent are kept on the device until they are.',
          'On a shared device press “Finish and remove from this device” at the foot of the page.',
        ],
      },
    ],
  },
  accessibility: {
    title: 'Accessibility',
    intro:
      'The site is made so that older people, people with disabilities and owners of old phones can take part. The target is WCAG 2.2 level AA.',
    sections: [
      {
        title: 'What is there',
        text: [
          'Three text sizes at the top of every page. Text at twice the size stays readable without sideways scrolling.',
          'Everything works with a keyboard and a screen reader. Buttons and choices are at least 48 pixels high.',
          'Right, wrong and states are always said in words, not by colour alone.',
          'Public pages need no JavaScript.',
        ],
      },
      {
        title: 'Extra time',
        text: [
          'The contest has a time limit. If you need more, ask the organisers before you start; it is not made public.',
        ],
      },
      {
        title: 'Help from others',
        text: [
          'Family or staff may help you use the device. Several people may take turns on one device: the first presses “Finish and remove from this device”.',
        ],
      },
      {
        title: 'Known limits',
        text: [
          'Wide scoreboards may need sideways scrolling on very narrow screens. Questions are in Vietnamese only.',
        ],
      },
      {
        title: 'Report a difficulty',
        text: [
          'Write to the contact on the contest page. Say which page, which device and what you were doing.',
        ],
      },
    ],
  },
} satisfies Statements;
