export const homeZhCN = {} as const;
