import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccountController, SignInController } from './account.controller.js';
import { Accounts } from './account.service.js';
import { AllowGuard } from './allow.guard.js';
import { FirstOrganiser } from './first-organiser.js';
import { Sessions } from './sessions.js';
import { PasswordGuard, PasswordStrategy, SignIn } from './sign-in.js';

@Module({
  controllers: [SignInController, AccountController],
  providers: [
    Accounts,
    FirstOrganiser,
    PasswordGuard,
    PasswordStrategy,
    Sessions,
    SignIn,
    { provide: APP_GUARD, useClass: AllowGuard },
  ],
  exports: [Accounts, FirstOrganiser, Sessions],
})
export class AccountModule {}
