// The pages and their addresses.
import { Compass } from 'lucide-react'
import { createBrowserRouter, RouterProvider } from 'react-router'
import { LookupPage } from './lookup/LookupPage.tsx'
import { UserPage } from './lookup/UserPage.tsx'
import { OpenPage } from './replays/OpenPage.tsx'
import { ReplayPage } from './replays/ReplayPage.tsx'
import { Empty } from './shared/States.tsx'
import { ThemeContext } from './shared/theme.ts'
import { useTitle } from './shared/useTitle.ts'
import { Link, Redirect } from './shell/navigation.tsx'
import { ProjectGate } from './shell/ProjectGate.tsx'
import { Shell } from './shell/Shell.tsx'
import { useThemeChoice } from './shell/theme.ts'

const router = createBrowserRouter([
  { path: '/', element: <Redirect to="/users" /> },
  {
    element: <ProjectGate />,
    children: [
      { path: '/users', element: <LookupPage /> },
      { path: '/users/:user', element: <UserPage /> },
      { path: '/replays/:deviceId/:sessionId', element: <ReplayPage /> },
    ],
  },
  // Needs no server: what it plays comes from disk.
  { path: '/open', element: <OpenPage /> },
  { path: '*', element: <NoPage /> },
])

export function App() {
  const [theme] = useThemeChoice()
  return (
    <ThemeContext value={theme}>
      <RouterProvider router={router} />
    </ThemeContext>
  )
}

function NoPage() {
  useTitle('No such page')
  return (
    <Shell>
      <Empty wholePage icon={<Compass size={22} />} title="There is no such page">
        The address may have been cut short or mistyped. <Link to="/users">Go to User lookup</Link>
      </Empty>
    </Shell>
  )
}
