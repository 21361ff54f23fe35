import { useEffect, useState } from 'react';

import { useDelivery } from '../../services/webhooks';

const LOOK_EVERY_MS = 1_500;
/** What is not worked on within half a minute will not be in the next second: nobody's session is kept alive for it. */
const FOLLOWED_MS = 30_000;

/** One webhook. While it is being worked on, the page looks again by itself for a while; `follow` begins that anew. */
export const useFollowedDelivery = (deliveryId: string) => {
  const [begun, setBegun] = useState(0);
  const [isFollowing, setFollowing] = useState(true);
  const { data, error, refetch } = useDelivery(deliveryId, { refetchOnMountOrArgChange: true });
  const isOpen = data?.state === 'received' && isFollowing;

  useEffect(() => {
    setFollowing(true);
    const end = setTimeout(() => setFollowing(false), FOLLOWED_MS);
    return () => clearTimeout(end);
  }, [begun, deliveryId]);

  useEffect(() => {
    if (!isOpen) return undefined;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void refetch();
    }, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [isOpen, refetch]);

  return { delivery: data, error, reload: () => void refetch(), follow: () => setBegun((times) => times + 1) };
};
