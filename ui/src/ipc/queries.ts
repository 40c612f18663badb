/**
 * The query cache: what lives in the database is shown from here and kept nowhere else.
 * A committed write answers with the areas it changed; every query that reads one of them is asked
 * again. A query not listed in `reads` is asked again after any change: slower, never stale.
 */
import { QueryClient, useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { type Args, asDeskError, ask, type CommandName, call, type DeskFailure, type Reply } from "./call";
import { hearHandOvers } from "./papers";
import { reads } from "./reads";
import { transport } from "./transport";
import type { Day, DeskError, DoorState, Role, Touched } from "./types";

export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: false, staleTime: Number.POSITIVE_INFINITY, networkMode: "always" },
    },
  });
}

/**
 * Asks again every shown query that reads one of `areas`. An answer nobody looks at is forgotten: it may
 * be about a person just destroyed, and must neither flash up nor stay in the page's memory.
 */
export async function refresh(client: QueryClient, areas: readonly Touched[]): Promise<void> {
  if (areas.length === 0) return;
  const predicate = ({ queryKey: [name] }: { queryKey: readonly unknown[] }) => {
    const read = reads[name as CommandName];
    return !read || read.some((area) => areas.includes(area));
  };
  // An answer still on its way was asked for before the change.
  await client.cancelQueries({ predicate });
  client.removeQueries({ type: "inactive", predicate });
  await client.invalidateQueries({ predicate });
}

/** Forgets everything that was shown and starts the page anew: after it no record is in memory. */
export function forgetAll(client: QueryClient): void {
  client.clear();
  globalThis.location.reload();
}

/** The core has locked itself while the page still shows an open clinic. */
function leaveIfLocked(client: QueryClient, thrown: unknown): void {
  const door = client.getQueryData<Reply<"door_state">>(["door_state", {}]);
  if (door?.state === "open" && asDeskError(thrown).kind === "locked") forgetAll(client);
}

/** Answer of a reading command, kept fresh. `enabled: false` waits; the old answer stays while a new one loads
 *  if `keep` is set (lists whose filter changes as one types); `every` asks again after so many milliseconds. */
export function useDesk<K extends CommandName>(
  name: K,
  args: Args<K>,
  options: { enabled?: boolean; keep?: boolean; every?: number | false } = {},
) {
  return useQuery<Reply<K>, DeskFailure, Reply<K>>({
    queryKey: [name, args],
    queryFn: () => call(name, args),
    enabled: options.enabled ?? true,
    refetchInterval: options.every ?? false,
    ...(options.keep ? { placeholderData: (previous: Reply<K> | undefined) => previous as never } : {}),
  });
}

/** Asks before anything that shows the answer is drawn. A refusal is left for whoever shows it. */
export function askEarly<K extends CommandName>(client: QueryClient, name: K, args: Args<K>): Promise<void> {
  return client.prefetchQuery({ queryKey: [name, args], queryFn: () => call(name, args) });
}

/**
 * A list read page by page: `next(last)` gives the question for the page after `last`, or `null` at the end.
 * After a change every page in sight is asked again, so the list stays whole and in its place.
 */
export function usePages<K extends CommandName>(
  name: K,
  first: Args<K>,
  next: (last: Reply<K>) => Args<K> | null,
) {
  const query = useInfiniteQuery<Reply<K>, DeskFailure, Reply<K>[], readonly unknown[], Args<K>>({
    queryKey: [name, first, "pages"],
    queryFn: ({ pageParam }) => call(name, pageParam as Args<K>),
    initialPageParam: first,
    getNextPageParam: (last) => next(last) ?? undefined,
    select: ({ pages }) => pages,
  });
  const more = () => {
    if (query.hasNextPage && !query.isFetching) void query.fetchNextPage();
  };
  return { pages: query.data, error: query.error, more, hasMore: query.hasNextPage, refetch: query.refetch };
}

/**
 * A writing command. `run(args)` resolves with the reply, or with `undefined` when it was refused
 * (the reason is in `error`) or when a first press is still being answered: a double click acts once.
 * The arguments are kept nowhere: they may be a password.
 */
export function useAct<K extends CommandName>(name: K) {
  const client = useQueryClient();
  const running = useRef(false);
  const [{ pending, error }, setState] = useState<{ pending: boolean; error: DeskError | null }>(IDLE);
  const run = async (args: Args<K>): Promise<Reply<K> | undefined> => {
    if (running.current) return undefined;
    running.current = true;
    setState({ pending: true, error: null });
    try {
      const { data, changed } = await ask(name, args);
      void refresh(client, changed);
      setState(IDLE);
      return data;
    } catch (thrown) {
      setState({ pending: false, error: asDeskError(thrown) });
      leaveIfLocked(client, thrown);
      return undefined;
    } finally {
      running.current = false;
    }
  };
  return { run, pending, error, reset: () => setState(IDLE) };
}
const IDLE = { pending: false, error: null };

/** Shows the window the door's new state: after setting up, signing in, typing the code back. */
export function useEnter(): (state: DoorState) => void {
  const client = useQueryClient();
  return (state) => client.setQueryData<DoorState>(["door_state", {}], state);
}

/**
 * Says that a paper has left: the shell registers it with the core by itself, and the steps of its letter
 * are asked again.
 */
export function useHandedOver(): () => void {
  const client = useQueryClient();
  return () => void refresh(client, ["requests"]);
}

/** Tells the core at most every 20 seconds that someone is at the desk, so that it does not lock itself. */
export function useTouch(): void {
  const client = useQueryClient();
  useEffect(() => {
    let told = Date.now();
    const touch = () => {
      const now = Date.now();
      // A clock that went back must not silence the desk.
      if (now >= told && now - told < TOUCH_EVERY) return;
      told = now;
      call("session_touch", {}).catch((thrown: unknown) => leaveIfLocked(client, thrown));
    };
    const signs = ["keydown", "pointerdown"] as const;
    for (const sign of signs) globalThis.addEventListener(sign, touch, { capture: true, passive: true });
    return () => {
      for (const sign of signs) globalThis.removeEventListener(sign, touch, { capture: true });
    };
  }, [client]);
}
const TOUCH_EVERY = 20_000;

/** Locks the clinic and empties the page. */
export function useLock(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    try {
      await call("lock", {});
    } finally {
      forgetAll(client);
    }
  };
}

/** Keeps the cache in step with other windows and empties the page when the core locks itself. */
export function useHearing(): void {
  const client = useQueryClient();
  useEffect(
    () =>
      transport().hear({
        changed: (areas) => void refresh(client, areas),
        locked: () => forgetAll(client),
      }),
    [client],
  );
  useEffect(() => hearHandOvers((areas) => void refresh(client, areas)), [client]);
  useEffect(
    () =>
      client.getQueryCache().subscribe((event) => {
        if (event.type === "updated" && event.action.type === "error")
          leaveIfLocked(client, event.action.error);
      }),
    [client],
  );
}

/** The day at the desk, by the core's clock and zone; `undefined` until it is known. */
export const useToday = (): Day | undefined => useDesk("today_get", { mine: false }).data?.day;

/** Whether the person signed in holds a role. The core refuses by itself; this only leaves out what it would refuse. */
export const useRole = (role: Role): boolean =>
  useDesk("door_state", {}).data?.session?.account.roles.includes(role) ?? false;
