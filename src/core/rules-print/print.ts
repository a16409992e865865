import type { Rulebook } from '../rules/document.js';
import { appeals, changes, publication } from './after.js';
import { exclusions, hosts, registration, whoMayEnter } from './who.js';
import { overall, qualification, ranking } from './order.js';
import { collective, individual } from './prizes.js';
import { attempts, papers, prediction, scores } from './sitting.js';
import type { Amendments, Names, RulesArticle, RulesText } from './text-model.js';
import { schedule } from './when.js';

/** The legal text of a rulebook: every setting said, in the order in which real rules are written. */
export function printRules(rules: Rulebook, names: Names, amendments: Amendments = []): RulesText {
  const articles: (RulesArticle | null)[] = [
    hosts(rules),
    whoMayEnter(rules, names),
    exclusions(rules),
    registration(rules),
    schedule(rules),
    papers(rules, names),
    attempts(rules),
    scores(rules),
    prediction(rules),
    ranking(rules, names),
    overall(rules, names),
    qualification(rules),
    individual(rules),
    collective(rules, names),
    publication(rules),
    appeals(rules),
    changes(amendments),
  ];
  const { parentBody, organizer, place, title, basis } = rules.contest;
  return {
    head: { parentBody, body: organizer, place },
    title: { kind: 'THỂ LỆ', about: title },
    bases: basis,
    articles: articles.filter((article) => article !== null),
    amendments,
  };
}
