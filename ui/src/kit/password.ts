import { m } from "@/paraglide/messages";

/** The core accepts ten characters; a phrase of sixteen needs no other cleverness. */
const LEAST = 10;
const GOOD = 16;

/** What to say while a new password is typed. The core has the last word. */
export function passwordHint(password: string): string {
  const count = [...password].length;
  if (count === 0) return m.door_password_hint();
  if (count < LEAST) return m.door_password_short({ count: LEAST - count });
  return count < GOOD ? m.door_password_fair() : m.door_password_good();
}
