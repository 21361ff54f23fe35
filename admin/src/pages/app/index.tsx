import { lazy } from 'react';
import { Route, Routes } from 'react-router-dom';

import { Frame } from './frame';
import { Start } from './start';

/** Each page is a chunk of its own: charts come with the overview alone. */
const Overview = lazy(() => import('../overview'));
const Payments = lazy(() => import('../payments'));
const Payment = lazy(() => import('../payment'));
const Webhooks = lazy(() => import('../webhooks'));
const Webhook = lazy(() => import('../webhook'));
const Problems = lazy(() => import('../problems'));

/** Commerce Payments in the main menu. */
const App = () => (
  <Routes>
    <Route index element={<Start />} />
    <Route element={<Frame />}>
      <Route path="overview" element={<Overview />} />
      <Route path="payments" element={<Payments />} />
      <Route path="payments/:paymentKey" element={<Payment />} />
      <Route path="webhooks" element={<Webhooks />} />
      <Route path="webhooks/:deliveryId" element={<Webhook />} />
      <Route path="problems" element={<Problems />} />
    </Route>
  </Routes>
);

export default App;
