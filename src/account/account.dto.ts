import { IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import type { StaffRole } from '../platform/allow.js';

export const staffRoles = ['organiser', 'editor', 'coordinator'] as const;

/** Also what the command line accepts. */
export const usernamePattern = /^[a-z0-9][a-z0-9._-]{2,31}$/;

export class SignInInput {
  @IsString()
  @MaxLength(64)
  username: string;

  @IsString()
  @MaxLength(1024)
  password: string;
}

export class PasswordInput {
  /** At least 15 characters, without the user name in it. */
  @IsString({ context: { code: 'password_weak', params: { min: 15, max: 256 } } })
  password: string;
}

export class InvitationInput {
  /** 3 to 32 of a–z, 0–9, dot, dash, underscore; capitals are made small. */
  @Matches(/^[A-Za-z0-9][A-Za-z0-9._-]{2,31}$/, { context: { code: 'username_invalid' } })
  username: string;

  @IsString({ context: { code: 'name_invalid' } })
  displayName: string;

  @IsIn(staffRoles)
  role: StaffRole;

  /** The administrative unit a coordinator looks after. */
  @IsOptional()
  @IsString({ context: { code: 'place_unknown' } })
  unitId?: string;

  /** The organization a coordinator looks after; one of the two. */
  @IsOptional()
  @IsUUID('all', { context: { code: 'place_unknown' } })
  organizationId?: string;
}

export class AccountView {
  id: string;
  username: string;
  displayName: string;
  role: StaffRole;
  unitId: string | null;
  unitName: string | null;
  organizationId: string | null;
  organizationName: string | null;
  /** False until the person has set a password. */
  active: boolean;
  createdAt: Date;
  disabledAt: Date | null;
}

export class AccountAnswer {
  account: AccountView;
}

export class AccountsAnswer {
  accounts: AccountView[];
}

export class InvitedAnswer {
  account: AccountView;
  /** Path with the one-time token; shown once, only its hash is kept. */
  link: string;
  expiresAt: Date;
}

export class InvitationView {
  username: string;
  displayName: string;
}

export class SessionView {
  id: string;
  /** User-Agent of the browser that signed in. */
  agent: string;
  createdAt: Date;
  expiresAt: Date;
  current: boolean;
}

export class SessionsAnswer {
  sessions: SessionView[];
}
