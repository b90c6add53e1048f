// "Corner Shop", the app that the demo records: a window, a sign-in and three tabs. It is an ordinary UIKit app:
// of the recorder it knows one property, of the script that plays its user nothing. Main thread only.
import Foundation
import UIKit

@MainActor final class DemoApp {
    let model = ShopModel()
    let window: UIWindow
    let tabs = UITabBarController()

    /// Makes the window and shows the sign-in. Reset the stand-in phone first.
    init() {
        window = UIWindow(frame: UIScreen.main.bounds)
        window.tintColor = Theme.brand
        window.backgroundColor = Theme.paper
        let signIn = SignInViewController(model: model)
        signIn.onSignedIn = { [weak self] in self?.showShop() }
        window.rootViewController = signIn
        window.makeKeyAndVisible()
    }

    private func showShop() {
        let cart = navigation(CartViewController(model: model), "Cart", "cart.fill", tag: 1)
        tabs.viewControllers = [
            navigation(ShopViewController(model: model), "Shop", "house.fill", tag: 0), cart,
            navigation(AccountViewController(model: model), "Account", "person.fill", tag: 2),
        ]
        let cartItem = cart.tabBarItem
        model.onCartChange = { [weak self] in
            guard let count = self?.model.count else { return }
            cartItem?.badgeValue = count > 0 ? "\(count)" : nil
            NotificationCenter.default.post(name: DemoApp.cartChanged, object: nil)
        }
        window.rootViewController = tabs
    }

    private func navigation(
        _ root: UIViewController, _ title: String, _ symbol: String, tag: Int
    ) -> UINavigationController {
        let item = UITabBarItem(title: title, image: UIImage(systemName: symbol), tag: tag)
        let navigation = UINavigationController(rootViewController: root)
        navigation.tabBarItem = item
        navigation.navigationBar.prefersLargeTitles = true
        return navigation
    }

    static let cartChanged = Notification.Name("CornerShopCartChanged")
}
