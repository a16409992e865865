import { Module } from '@nestjs/common';
import { OrganizationService } from './organization.service.js';
import { UnitController } from './unit.controller.js';
import { UnitLoader } from './unit.loader.js';
import { UnitQuery } from './unit.query.js';

@Module({
  controllers: [UnitController],
  providers: [UnitQuery, UnitLoader, OrganizationService],
  exports: [UnitQuery, UnitLoader, OrganizationService],
})
export class UnitModule {}
