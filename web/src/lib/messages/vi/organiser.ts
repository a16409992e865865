/** Words of the organiser area. */
export const organiser = {
  title: 'Quản trị',
};

export type Organiser = typeof organiser;
