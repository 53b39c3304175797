import type { PersonView } from "../../../shared/contract/directory.ts";

/** What every form about a person is told. */
export interface PersonActionProps {
  readonly person: PersonView;
  readonly onClose: () => void;
}
