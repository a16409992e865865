import { type MetadataJson, parsePhoneNumberFromString } from 'libphonenumber-js/core';
import metadata from 'libphonenumber-js/mobile/metadata';

/** Vietnam's mobile prefixes only: a code sent abroad or to a land line costs money and reaches nobody. */
const vietnam = {
  ...metadata,
  country_calling_codes: { 84: ['VN'] },
  countries: { VN: metadata.countries.VN },
} as unknown as MetadataJson;

/**
 * A Vietnamese mobile number in any usual spelling (0912 345 678, 0912.345.678, +84…, 84…, 0084…, full-width
 * digits) as E.164; null for anything else.
 */
export function parsePhone(text: string): string | null {
  if (text.length > 30) return null;
  const number = parsePhoneNumberFromString(text, { defaultCountry: 'VN', extract: false }, vietnam);
  if (!number?.isValid() || number.ext) return null;
  return number.number;
}

/** `0912 345 678`, as people here write it. @param phone E.164 */
export function localPhone(phone: string): string {
  return phone.replace(/^\+84(\d{3})(\d{3})(\d{3})$/, '0$1 $2 $3');
}

/** `0912 ••• 678`: enough for the owner to know it, not for others. @param phone E.164; null gives '' */
export function maskPhone(phone: string | null): string {
  return localPhone(phone ?? '').replace(/ \d{3} /, ' ••• ');
}
