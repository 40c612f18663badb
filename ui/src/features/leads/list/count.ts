import { showNumber } from "@/format";
import type { LeadCount } from "@/ipc";

/** A thousand is counted to; beyond it one only knows that there are more. */
export const countWord = ({ count, more }: LeadCount): string =>
  more ? `${showNumber(count)}+` : showNumber(count);
