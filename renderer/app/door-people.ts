/** Who works here, as the door asks: nobody is signed in yet. */
export const doorPeopleKey = ["session.people", "door"] as const;
