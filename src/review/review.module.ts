import { Module } from '@nestjs/common';
import { EditorialModule } from '../editorial/editorial.module.js';
import { ReviewController } from './review.controller.js';
import { ReviewService } from './review.service.js';

@Module({ imports: [EditorialModule], controllers: [ReviewController], providers: [ReviewService] })
export class ReviewModule {}
