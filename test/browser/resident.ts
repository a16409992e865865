import { expect, type Page } from '@playwright/test';
import { listen } from './checks.js';

/** What somebody types who registers as a resident. */
export interface Person {
  name: string;
  phone: string;
  birthYear: string;
  /** Letters of the commune, without diacritics. */
  search: string;
  commune: string;
  publicName?: boolean;
}

/** From the contest's page to the page before the start. Works with scripts off. */
export async function register(page: Page, slug: string, person: Person): Promise<void> {
  await page.goto(`/cuoc-thi/${slug}/dang-ky`);
  await fillWho(page, person);
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await choosePlace(page, person);
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await confirmCode(page);
}

export async function fillWho(page: Page, person: Person): Promise<void> {
  await page.getByLabel('Họ và tên').fill(person.name);
  await page.getByLabel('Số điện thoại').fill(person.phone);
  await page.getByLabel('Năm sinh').fill(person.birthYear);
  await page.getByRole('radio', { name: 'Người dân' }).check();
  await page.getByRole('checkbox', { name: /Tôi đồng ý để Ban Tổ chức dùng/ }).check();
  if (person.publicName) await page.getByRole('checkbox', { name: /hiện đủ họ tên/ }).check();
}

export async function choosePlace(page: Page, { search, commune }: Person): Promise<void> {
  await page.getByLabel('Tên xã, phường, đặc khu').fill(search);
  await page.getByRole('button', { name: 'Tìm' }).click();
  await page.getByRole('radio', { name: commune }).first().check();
}

/** Types the code that a demonstration shows. */
export async function confirmCode(page: Page): Promise<void> {
  const shown = await page.getByText('Mã của bạn là').innerText();
  await page.getByLabel('Mã 6 số').fill(/\d{6}/.exec(shown)![0]);
  await page.getByRole('button', { name: 'Xác nhận' }).click();
}

/** From the page before the start to the first question. */
export async function start(page: Page): Promise<void> {
  await page.getByRole('checkbox', { name: 'Tôi tự làm bài.' }).check();
  await page.getByRole('button', { name: 'Bắt đầu làm bài' }).click();
  await page.waitForURL('**/lam-bai');
}

/** The exam page of one reader, and what they typed on it. */
export class Sheet {
  /** Slot → ids of the choices, as the page shows them after the tap. */
  readonly typed: Record<number, string[]> = {};

  constructor(readonly page: Page) {
    listen(page, /ERR_INTERNET_DISCONNECTED|Failed to load resource|Failed to fetch/);
  }

  get saved() {
    return this.page.locator('.state', { hasText: /^Đã lưu \d/ });
  }

  /** Loads another part of the exam, e.g. `?cau=7`. */
  async open(search: string): Promise<void> {
    await this.page.goto(new URL(search, this.page.url()).href);
  }

  async slot(): Promise<number> {
    return Number(await this.page.locator('legend .number').innerText());
  }

  /** Taps the choice at this place in the list and remembers it. */
  async choose(index: number): Promise<void> {
    const slot = await this.slot();
    await this.page.locator('label.choice').nth(index).click();
    await expect(this.page.locator('label.choice input').nth(index)).toBeChecked();
    this.typed[slot] = await this.shown();
  }

  async shown(): Promise<string[]> {
    return this.page
      .locator('input[name=choice]:checked')
      .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value).sort());
  }

  async next(): Promise<void> {
    const slot = await this.slot();
    await this.page.getByRole('button', { name: /Câu tiếp theo|Đến câu dự đoán|Xem lại bài/ }).click();
    await expect(this.page.locator('legend .number', { hasText: RegExp(`^${slot}$`) })).toHaveCount(0);
  }

  /** Answers this and the following questions, each with another place in the list. */
  async answer(count: number): Promise<void> {
    for (let i = 0; i < count; i += 1) {
      if (i > 0) await this.next();
      await this.choose(i % 2);
    }
  }

  /** Hands in from wherever the reader is, by the list. */
  async submit(): Promise<void> {
    await this.open('?muc=xem-lai');
    await this.page.getByRole('link', { name: 'Nộp bài' }).click();
    await this.page.getByRole('button', { name: 'Nộp bài ngay' }).click();
    await this.page.waitForURL('**/bien-nhan');
  }
}
