import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { anyDraft, pictures, pixel } from '../../test/support/drafts.js';
import { readQti } from './qti.package.js';
import { writeQti21, writeQti30 } from './qti.write.js';

const item = (inner: string) =>
  `<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="i" title="i">${inner}</assessmentItem>`;
const read = (text: string) => readQti(Buffer.from(text));

describe('a package of QTI', () => {
  it.each([
    ['2.1', writeQti21],
    ['3.0', writeQti30],
  ])('%s gives back what was written, pictures too', async (_, write) => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyDraft, { minLength: 1, maxLength: 3 }), async (drafts) => {
        const written = write(drafts, pictures);
        const back = await readQti(written.bytes);
        expect({ errors: back.errors, losses: [...written.losses, ...back.losses] }).toEqual({
          errors: [],
          losses: [],
        });
        expect(back.questions.map(({ draft }) => draft)).toEqual(drafts);
        for (const picture of back.pictures.values())
          expect(Buffer.from(picture.bytes).equals(pixel.bytes)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('names files that are missing or broken, and reads the rest', async () => {
    const good = item(
      '<responseDeclaration identifier="R" cardinality="single" baseType="identifier"><correctResponse><value>B</value></correctResponse></responseDeclaration>' +
        '<itemBody><choiceInteraction responseIdentifier="R" shuffle="true" maxChoices="1"><prompt>Hỏi <b>gì</b>? <img src="../anh/a.png" alt="Mẫu đơn"/></prompt><simpleChoice identifier="A">một</simpleChoice><simpleChoice identifier="B">hai</simpleChoice></choiceInteraction></itemBody>' +
        '<responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct"/>',
    );
    const manifest = `<manifest><resources>${['items/a.xml', 'items/b.xml', 'items/c.xml'].map((href) => `<resource type="imsqti_item_xmlv2p1" href="${href}"><file href="${href}"/></resource>`).join('')}</resources></manifest>`;
    const bytes = zipSync({
      'imsmanifest.xml': strToU8(manifest),
      'items/a.xml': strToU8(good),
      'items/b.xml': strToU8('<assessmentItem>'),
      'anh/a.png': pixel.bytes,
    });
    const { questions, errors, losses } = await readQti(bytes);
    expect(questions).toHaveLength(1);
    expect(questions[0]?.draft).toMatchObject({
      text: 'Hỏi gì?',
      picture: { file: 'a.png', alt: 'Mẫu đơn' },
      body: { kind: 'single', key: ['b'], fixedOrder: false },
    });
    expect(losses).toEqual([
      { where: 'tệp items/a.xml, dòng 1', what: 'Định dạng không được giữ: chữ đậm.', action: 'changed' },
    ]);
    expect(errors.map(({ where }) => where)).toEqual(['tệp items/b.xml, dòng 1', 'tệp items/c.xml']);
  });
});

it('a package whose test names its items only among its files', async () => {
  const essay = (text: string) =>
    strToU8(item(`<itemBody><p>${text}</p><extendedTextInteraction responseIdentifier="R"/></itemBody>`));
  const files = ['test.xml', 'a.xml', 'b.xml'].map((href) => `<file href="${href}"/>`).join('');
  const bytes = zipSync({
    'imsmanifest.xml': strToU8(
      `<manifest><resources><resource type="imsqti_test_xmlv2p2" href="test.xml">${files}</resource><resource type="imsqti_item_xmlv2p2" href="b.xml"/></resources></manifest>`,
    ),
    'test.xml': strToU8('<assessmentTest xmlns="http://www.imsglobal.org/xsd/imsqti_v2p2"/>'),
    'a.xml': essay('Một?'),
    'b.xml': essay('Hai?'),
  });
  const { questions, errors } = await readQti(bytes);
  expect(errors).toEqual([]);
  expect(questions.map(({ draft }) => draft.text)).toEqual(['Một?', 'Hai?']);
});

describe('an item of QTI', () => {
  it('with several places to answer becomes questions that share its text', async () => {
    const { questions, losses } = await read(
      item(
        '<responseDeclaration identifier="A" cardinality="single" baseType="string"><correctResponse><value>York</value></correctResponse></responseDeclaration>' +
          '<responseDeclaration identifier="B" cardinality="single" baseType="identifier"><correctResponse><value>x</value></correctResponse></responseDeclaration>' +
          '<itemBody><p>Ông sinh ở <textEntryInteraction responseIdentifier="A"/>, mất ở <inlineChoiceInteraction responseIdentifier="B" shuffle="true"><inlineChoice identifier="x">Huế</inlineChoice><inlineChoice identifier="y">Vinh</inlineChoice></inlineChoiceInteraction>.</p></itemBody>',
      ),
    );
    expect(questions.map(({ draft }) => draft.stimulus?.text)).toEqual(
      Array(2).fill('Ông sinh ở [1] _____, mất ở [2] _____.'),
    );
    expect(questions.map(({ draft }) => draft.body.kind)).toEqual(['short-text', 'single']);
    expect(losses).toHaveLength(1);
  });

  it.each(['W1 G1|W2 G2', 'G1 W1|G2 W2'])('with words for gaps, %s, becomes pairs', async (pairs) => {
    const values = pairs.replaceAll(/[^|]+/g, '<value>$&</value>').replaceAll('|', '');
    const { questions, errors } = await read(
      item(
        `<responseDeclaration identifier="R" cardinality="multiple" baseType="directedPair"><correctResponse>${values}</correctResponse></responseDeclaration>` +
          '<itemBody><gapMatchInteraction responseIdentifier="R"><prompt>Điền từ.</prompt><gapText identifier="W1" matchMax="1">sông</gapText><gapText identifier="W2" matchMax="1">núi</gapText><p>Bơi qua <gap identifier="G1"/>, trèo lên <gap identifier="G2"/>.</p></gapMatchInteraction></itemBody>',
      ),
    );
    expect(errors).toEqual([]);
    expect(questions[0]?.draft.body).toMatchObject({
      kind: 'matching',
      rights: [{ text: 'sông' }, { text: 'núi' }],
      key: ['a:a', 'b:b'],
    });
  });

  it('that cannot be one of ours is named, not guessed', async () => {
    const { questions, losses, errors } = await read(
      item(
        '<responseDeclaration identifier="R" cardinality="single" baseType="point"/><itemBody><selectPointInteraction responseIdentifier="R"/></itemBody>',
      ),
    );
    expect({ questions, errors }).toEqual({ questions: [], errors: [] });
    expect(losses[0]?.what).toContain('selectPointInteraction');
  });
});

describe('QTI 1.2 as Blackboard writes it', () => {
  const blackboard = (kind: string, response: string, processing: string) =>
    read(
      `<questestinterop><item><itemmetadata><bbmd_questiontype>${kind}</bbmd_questiontype></itemmetadata><presentation><flow class="Block"><flow class="QUESTION_BLOCK"><material><mat_extension><mat_formattedtext type="HTML">&lt;p&gt;Hỏi?&lt;/p&gt;</mat_formattedtext></mat_extension></material></flow><flow class="RESPONSE_BLOCK">${response}</flow></flow></presentation><resprocessing><outcomes><decvar maxvalue="10.0" minvalue="0.0" varname="SCORE"/></outcomes>${processing}</resprocessing></item></questestinterop>`,
    );
  const list = `<response_lid ident="r" rcardinality="Single"><render_choice>${['true', 'false'].map((id) => `<response_label ident="${id}"><flow_mat><material><mattext>${id}</mattext></material></flow_mat></response_label>`).join('')}</render_choice></response_lid>`;
  const right = (value: string, rest: string) =>
    `<respcondition title="correct"><conditionvar><varequal respident="r">${value}</varequal></conditionvar>${rest}</respcondition><respcondition title="incorrect"><conditionvar><other/></conditionvar><setvar action="Set" variablename="SCORE">0.0</setvar></respcondition>`;
  const most = '<setvar action="Set" variablename="SCORE">SCORE.max</setvar>';

  it.each([
    ['True/False', list, right('false', most), { kind: 'true-false', key: ['b'] }],
    ['Multiple Choice', list, right('true', most), { kind: 'single', key: ['a'] }],
    [
      'Fill in the Blank',
      '<response_str ident="r"><render_fib fibtype="String"/></response_str>',
      right('tím', '<displayfeedback feedbacktype="Response" linkrefid="correct"/>'),
      { kind: 'short-text', key: [{ text: 'tím', permille: 1000 }] },
    ],
  ])('%s', async (kind, response, processing, body) => {
    const { questions, errors } = await blackboard(kind, response, processing);
    expect(errors).toEqual([]);
    expect(questions[0]?.draft).toMatchObject({ text: 'Hỏi?', body });
  });

  it('a kind that is none of ours is named', async () => {
    const { questions, losses } = await blackboard('File Upload', '', '');
    expect(questions).toEqual([]);
    expect(losses.map(({ what }) => what)).toEqual([expect.stringContaining('file_upload')]);
  });
});

describe('QTI 1.2 as Canvas writes it', () => {
  const canvas = (kind: string, presentation: string, processing: string) =>
    read(
      `<questestinterop xmlns="http://www.imsglobal.org/xsd/ims_qtiasiv1p2"><assessment><section><item ident="q1" title="Question"><itemmetadata><qtimetadata><qtimetadatafield><fieldlabel>question_type</fieldlabel><fieldentry>${kind}</fieldentry></qtimetadatafield></qtimetadata></itemmetadata><presentation><material><mattext texttype="text/html">&lt;p&gt;Hỏi?&lt;/p&gt;</mattext></material>${presentation}</presentation><resprocessing><outcomes><decvar maxvalue="100" minvalue="0" varname="SCORE"/></outcomes>${processing}</resprocessing></item></section></assessment></questestinterop>`,
    );
  const list = (ident: string, more = '') =>
    `<response_lid ident="${ident}" ${more}><material><mattext>vế ${ident}</mattext></material><render_choice>${['1', '2', '3'].map((id) => `<response_label ident="${id}"><material><mattext>ý ${id}</mattext></material></response_label>`).join('')}</render_choice></response_lid>`;
  const when = (condition: string, points: string, action = 'Set') =>
    `<respcondition><conditionvar>${condition}</conditionvar><setvar action="${action}" varname="SCORE">${points}</setvar></respcondition>`;

  it.each([
    [
      'multiple_choice_question',
      list('r', 'rcardinality="Single"'),
      when('<varequal respident="r">2</varequal>', '100'),
      { kind: 'single', key: ['b'] },
    ],
    [
      'multiple_answers_question',
      list('r', 'rcardinality="Multiple"'),
      when(
        '<and><varequal respident="r">1</varequal><not><varequal respident="r">2</varequal></not><varequal respident="r">3</varequal></and>',
        '100',
      ),
      { kind: 'multiple', key: ['a', 'c'], partialCredit: 'all-or-nothing' },
    ],
    [
      'matching_question',
      list('x') + list('y'),
      when('<varequal respident="x">2</varequal>', '50', 'Add') +
        when('<varequal respident="y">1</varequal>', '50', 'Add'),
      { kind: 'matching', key: ['a:a', 'b:b'], rights: [{ text: 'ý 2' }, { text: 'ý 1' }, { text: 'ý 3' }] },
    ],
    [
      'numerical_question',
      '<response_str ident="r"><render_fib fibtype="Decimal"/></response_str>',
      when(
        '<or><varequal respident="r">5</varequal><and><vargte respident="r">4</vargte><varlte respident="r">6</varlte></and></or>',
        '100',
      ),
      { kind: 'numeric', key: [{ value: '5', tolerance: '1', permille: 1000 }] },
    ],
    [
      'short_answer_question',
      '<response_str ident="r"><render_fib/></response_str>',
      when('<varequal respident="r">Huế</varequal><varequal respident="r">thành phố Huế</varequal>', '100'),
      {
        kind: 'short-text',
        ignoreCase: true,
        key: [
          { text: 'Huế', permille: 1000 },
          { text: 'thành phố Huế', permille: 1000 },
        ],
      },
    ],
    ['essay_question', '<response_str ident="r"><render_fib/></response_str>', '', { kind: 'essay' }],
  ])('%s', async (kind, presentation, processing, body) => {
    const { questions, errors, losses } = await canvas(kind, presentation, processing);
    expect({ errors, losses }).toEqual({ errors: [], losses: [] });
    expect(questions[0]?.draft).toMatchObject({ text: 'Hỏi?', body });
  });
});
