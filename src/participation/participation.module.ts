import { Module } from '@nestjs/common';
import { UnitModule } from '../unit/unit.module.js';
import { ParticipationController } from './participation.controller.js';
import { ParticipationQuery } from './participation.query.js';

@Module({
  imports: [UnitModule],
  controllers: [ParticipationController],
  providers: [ParticipationQuery],
})
export class ParticipationModule {}
