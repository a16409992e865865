import {
  Column,
  CreateDateColumn,
  Entity,
  JoinColumn,
  ManyToOne,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  type Relation,
} from 'typeorm';
import type { RoundRules } from '../core/rulebook.js';

export type ContestKind = 'real' | 'rehearsal';

@Entity('contest')
export class Contest {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  /** Part of the address, like `tim-hieu-dich-vu-cong`. */
  @Column('text')
  slug: string;

  @Column('text')
  title: string;

  @Column('text', { name: 'title_en' })
  titleEn: string;

  @Column('text')
  organizer: string;

  @Column('text')
  contact: string;

  @Column('text')
  summary: string;

  @Column('text')
  kind: ContestKind;

  /** Name of the bank from which papers are drawn. */
  @Column('text')
  bank: string;

  /** The map of units by which it reports, like `2025`. */
  @Column('text', { name: 'report_period' })
  reportPeriod: string;

  /** How many organisers must sign a result. */
  @Column('smallint')
  signatures: number;

  @Column('boolean', { name: 'has_prizes' })
  hasPrizes: boolean;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'published_at', nullable: true })
  publishedAt: Date | null;
}

@Entity('division')
export class Division {
  @PrimaryColumn('uuid', { name: 'contest_id' })
  contestId: string;

  @PrimaryColumn('text')
  code: string;

  @Column('text', { name: 'name_vi' })
  nameVi: string;

  @Column('text', { name: 'name_en' })
  nameEn: string;

  /** What its contestants choose: where they live or for whom they work. */
  @Column('text')
  place: 'unit' | 'organization';

  /** Bank of its own; null: the contest's. */
  @Column('text', { nullable: true })
  bank: string | null;

  @Column('integer')
  position: number;
}

@Entity('round')
export class Round {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('uuid', { name: 'contest_id' })
  contestId: string;

  @ManyToOne(() => Contest, { nullable: false })
  @JoinColumn({ name: 'contest_id' })
  contest: Relation<Contest>;

  @Column('integer')
  number: number;

  @Column('text')
  name: string;

  @Column('timestamptz', { name: 'opens_at' })
  opensAt: Date;

  @Column('timestamptz', { name: 'frozen_at', nullable: true })
  frozenAt: Date | null;

  @Column('timestamptz', { name: 'closes_at' })
  closesAt: Date;

  @Column('timestamptz', { name: 'thawed_at', nullable: true })
  thawedAt: Date | null;

  @Column('timestamptz', { name: 'finalized_at', nullable: true })
  finalizedAt: Date | null;

  @Column('jsonb')
  rules: RoundRules;

  /** Code of the round in the contest's rulebook; null where it has none. */
  @Column('text', { name: 'rule_code', nullable: true })
  ruleCode: string | null;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;
}
