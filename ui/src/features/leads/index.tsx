export { Area } from "./Area";
export { LogContact } from "./LogContact";
export { QuickAdd } from "./QuickAdd";
export { Search } from "./Search";
export { ShowLeads } from "./ShowLeads";
