// The pages and their addresses.
import { Compass } from 'lucide-react'
import { createBrowserRouter, Link, Navigate, RouterProvider } from 'react-router'
import { LookupPage } from './lookup/LookupPage.tsx'
import { UserPage } from './lookup/UserPage.tsx'
import { ReplayPage } from './player/ReplayPage.tsx'
import { Shell } from './shared/Shell.tsx'
import { Empty } from './shared/States.tsx'

const router = createBrowserRouter([
  { path: '/', element: <Navigate to="/users" replace /> },
  { path: '/users', element: <LookupPage /> },
  { path: '/users/:user', element: <UserPage /> },
  { path: '/replays/:deviceId/:sessionId', element: <ReplayPage /> },
  { path: '*', element: <NoPage /> },
])

export function App() {
  return <RouterProvider router={router} />
}

function NoPage() {
  return (
    <Shell>
      <Empty wholePage icon={<Compass size={22} />} title="There is no such page">
        <Link to="/users">Go to User lookup</Link>
      </Empty>
    </Shell>
  )
}
