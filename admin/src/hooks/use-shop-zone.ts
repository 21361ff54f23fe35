/** Days and hours are shown as the shop has them, wherever the person sits. IANA name. */
export const useShopZone = (): string => 'Asia/Seoul';
