export const frameEn = {} as const;
