export { type Args, asDeskError, type CommandName, call, DeskFailure, type Reply } from "./call";
export {
  printPaper,
  type SavedList,
  saveAnswer,
  saveExtract,
  saveList,
  saveLog,
  savePack,
  savePaper,
} from "./papers";
export {
  askEarly,
  forgetAll,
  makeQueryClient,
  refresh,
  useAct,
  useDesk,
  useEnter,
  useHandedOver,
  useHearing,
  useLock,
  usePages,
  useRole,
  useToday,
  useTouch,
} from "./queries";
export { type Envelope, setTransport, type Transport } from "./transport";
export type * from "./types";
