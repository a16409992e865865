import { Module } from '@nestjs/common';
import { AwardModule } from '../award/award.module.js';
import { IdentityService } from './identity.service.js';
import { PrizeController } from './prize.controller.js';
import { PrizeService } from './prize.service.js';

/** The ledger of prizes: from the award to the money, its tax and who received it. */
@Module({
  imports: [AwardModule],
  controllers: [PrizeController],
  providers: [IdentityService, PrizeService],
})
export class PrizeModule {}
