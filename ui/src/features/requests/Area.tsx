import type { RequestId } from "@/ipc";
import { usePlace } from "@/router";
import { useSlots } from "@/slots";
import { LetterList } from "./LetterList";
import { LetterPage } from "./LetterPage";

/** The Privacy room: letters by days left, one letter, or its destruction. */
export function Area() {
  const { id, rest } = usePlace();
  const { Destroy } = useSlots();
  const letter = Number(id);
  if (!Number.isInteger(letter) || letter <= 0) return <LetterList />;
  const request = letter as RequestId;
  if (rest[0] === "destroy" && Destroy) return <Destroy key={request} request={request} />;
  return <LetterPage key={request} request={request} />;
}
