import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { Allow } from '../platform/allow.js';
import { AppError } from '../platform/errors.js';
import { OrganizationService } from './organization.service.js';
import {
  CreateOrganizationRequest,
  OrganizationsAnswer,
  OrganizationsRequest,
  OrganizationView,
  StaffOrganizationsAnswer,
  UnitsAnswer,
  UnitsRequest,
  UpdateOrganizationRequest,
} from './unit.dto.js';
import { UnitQuery } from './unit.query.js';

const organizationId = new ParseUUIDPipe({ exceptionFactory: () => new AppError('organization_not_found') });

/** Where people live and for whom they take part. */
@Controller()
export class UnitController {
  constructor(
    private readonly units: UnitQuery,
    private readonly organizations: OrganizationService,
  ) {}

  @Get('units')
  @Allow('anyone')
  async findUnits(@Query() query: UnitsRequest): Promise<UnitsAnswer> {
    return { units: await this.units.search(query) };
  }

  @Get('organizations')
  @Allow('anyone')
  async findOrganizations(@Query() { q, limit }: OrganizationsRequest): Promise<OrganizationsAnswer> {
    return { organizations: await this.organizations.choices(q, limit) };
  }

  @Get('staff/organizations')
  @Allow('organiser')
  async allOrganizations(): Promise<StaffOrganizationsAnswer> {
    return { organizations: await this.organizations.all() };
  }

  @Post('staff/organizations')
  @Allow('organiser')
  createOrganization(@Body() body: CreateOrganizationRequest): Promise<OrganizationView> {
    return this.organizations.create(body);
  }

  @Patch('staff/organizations/:id')
  @Allow('organiser')
  updateOrganization(
    @Param('id', organizationId) id: string,
    @Body() body: UpdateOrganizationRequest,
  ): Promise<OrganizationView> {
    return this.organizations.update(id, body);
  }
}
