import { type DynamicModule, Module } from '@nestjs/common';
import { AccountModule } from './account/account.module.js';
import { ArchiveModule } from './archive/archive.module.js';
import { BulletinModule } from './bulletin/bulletin.module.js';
import { AttemptModule } from './attempt/attempt.module.js';
import { AppealModule } from './appeal/appeal.module.js';
import { AwardModule } from './award/award.module.js';
import { CertificateModule } from './certificate/certificate.module.js';
import { CollectiveModule } from './collective/collective.module.js';
import { DossierModule } from './dossier/dossier.module.js';
import type { Config } from './platform/config.js';
import { ContestModule } from './contest/contest.module.js';
import { ContestantModule } from './contestant/contestant.module.js';
import { DraftingModule } from './drafting/drafting.module.js';
import { DryRunModule } from './dry-run/dry-run.module.js';
import { EligibilityModule } from './eligibility/eligibility.module.js';
import { EditorialModule } from './editorial/editorial.module.js';
import { LawWatchModule } from './law-watch/law-watch.module.js';
import { ReviewModule } from './review/review.module.js';
import { ExchangeModule } from './exchange/exchange.module.js';
import { LiveModule } from './live/live.module.js';
import { GradingModule } from './grading/grading.module.js';
import { DatasetModule } from './dataset/dataset.module.js';
import { DeclarationModule } from './declaration/declaration.module.js';
import { DrawModule } from './draw/draw.module.js';
import { DownloadModule } from './download/download.module.js';
import { ExportModule } from './export/export.module.js';
import { MarkingModule } from './marking/marking.module.js';
import { OverallModule } from './overall/overall.module.js';
import { ParticipationModule } from './participation/participation.module.js';
import { PictureModule } from './picture/picture.module.js';
import { PlatformModule } from './platform/platform.module.js';
import { PrizeModule } from './prize/prize.module.js';
import { PublicationModule } from './publication/publication.module.js';
import { QualificationModule } from './qualification/qualification.module.js';
import { QuestionModule } from './question/question.module.js';
import { ResultModule } from './result/result.module.js';
import { StageModule } from './stage/stage.module.js';
import { RosterModule } from './roster/roster.module.js';
import { StandingModule } from './standing/standing.module.js';
import { StatisticsModule } from './statistics/statistics.module.js';
import { UnitModule } from './unit/unit.module.js';

/** The list of rooms, nothing else. */
@Module({})
export class AppModule {
  static for(config: Config, ownerUrl: string): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.for(config, ownerUrl),
        UnitModule,
        AccountModule,
        PictureModule,
        QuestionModule,
        ContestModule,
        DraftingModule,
        ContestantModule,
        EligibilityModule,
        RosterModule,
        AttemptModule,
        GradingModule,
        MarkingModule,
        StandingModule,
        ResultModule,
        StageModule,
        AppealModule,
        OverallModule,
        AwardModule,
        DrawModule,
        QualificationModule,
        PrizeModule,
        DownloadModule,
        DeclarationModule,
        EditorialModule,
        LawWatchModule,
        ReviewModule,
        ExchangeModule,
        DryRunModule,
        ExportModule,
        PublicationModule,
        BulletinModule,
        CollectiveModule,
        DossierModule,
        ParticipationModule,
        CertificateModule,
        DatasetModule,
        StatisticsModule,
        ArchiveModule,
        LiveModule,
      ],
    };
  }
}
