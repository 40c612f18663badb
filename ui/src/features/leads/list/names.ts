import { useDesk } from "@/ipc";
import type { Names } from "../words";

/** The names of accounts, also of those who have left; a dash until they are known. */
export function useNames(): Names {
  const staff = useDesk("staff_list", {}).data;
  return (account) => staff?.find(({ id }) => id === account)?.display_name ?? "–";
}
