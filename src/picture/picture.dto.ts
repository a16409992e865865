import { ApiProperty } from '@nestjs/swagger';

/** A picture that was taken in; `file` is what a question names it by. */
export class PictureView {
  file: string;
  /** Path from which it is shown. */
  path: string;
  @ApiProperty({ enum: ['image/webp', 'image/png'] })
  mediaType: 'image/webp' | 'image/png';
  width: number;
  height: number;
  bytes: number;
}
