import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';

export type StaffRole = 'organiser' | 'editor' | 'coordinator';

/** Who may use a route or socket event. Every one names it; a test fails for any that does not. */
export type Permission = 'anyone' | 'contestant' | StaffRole;

export interface AnyonePrincipal {
  kind: 'anyone';
}

export interface ContestantPrincipal {
  kind: 'contestant';
  sessionId: string;
  contestantId: string;
  contestId: string;
}

/** A coordinator sees one unit or one organization; the other roles have neither. */
export interface StaffPrincipal {
  kind: 'staff';
  sessionId: string;
  accountId: string;
  role: StaffRole;
  unitId: string | null;
  organizationId: string | null;
}

export type PrincipalOf = AnyonePrincipal | ContestantPrincipal | StaffPrincipal;

export const PERMISSIONS = 'bang-vang:permissions';

/** Names who may use the handler; several mean any of them. */
export const Allow = (...permissions: [Permission, ...Permission[]]): MethodDecorator =>
  SetMetadata(PERMISSIONS, permissions);

/** The signed-in person, as the guard found it. */
export const Principal = createParamDecorator((_: unknown, context: ExecutionContext): PrincipalOf => {
  return context.switchToHttp().getRequest<{ principal: PrincipalOf }>().principal;
});
